// Syntax trees as text, for `carom dump --stage=ast` and goldens. Not the language: that is dsl/format.
#pragma once

#include <cstdint>
#include <string>

#include "dsl/ast/module.h"

namespace carom::ast {

enum class Spans : std::uint8_t { hide, show };

/// One S-expression a file; items, properties and conditions each begin a line. With spans, a node's first word is
/// followed by `@begin..end`, its byte offsets. Ends with a line feed.
[[nodiscard]] std::string print(const Module& module, Spans spans = Spans::hide);

/// One condition.
[[nodiscard]] std::string print(const Expr& expression, Spans spans = Spans::hide);

}  // namespace carom::ast
