// Templates: literal text with holes, `blocked using {blocklist:host}`.
#pragma once

#include <expected>
#include <string_view>
#include <vector>

#include "compiler/pattern/compile_pattern.h"
#include "compiler/pattern/pattern_tree.h"

namespace carom::compiler {

struct ParsedTemplate {
  PatternNode tree;
  std::vector<PatternHole> holes;
};

/// A hole that stands for a token begins and ends where its token does, except on a side where literal text stands
/// beside it: there the text says it (`id={id}`, `{word}>`).
[[nodiscard]] std::expected<ParsedTemplate, PatternError> parse_template(std::string_view text, const Limits& limits);

}  // namespace carom::compiler
