// The syntax of regular expressions: what linear time allows, refused by name where it does not.
#pragma once

#include <expected>
#include <string_view>

#include "compiler/pattern/compile_pattern.h"
#include "compiler/pattern/pattern_tree.h"

namespace carom::compiler {

/// Literal characters are normalised; groups capture nothing.
[[nodiscard]] std::expected<PatternNode, PatternError> parse_regex(std::string_view pattern, const Limits& limits);

}  // namespace carom::compiler
