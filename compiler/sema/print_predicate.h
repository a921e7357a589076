// A predicate as its author could have written it: what `explain` and analysis show.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "compiler/sema/scope.h"
#include "dsl/ast/expression.h"

namespace carom::compiler {

/// In quotes, with the escapes of the language.
[[nodiscard]] std::string print_string(std::string_view text);
[[nodiscard]] std::string print_value(const ast::Value& value);
/// `["a", "b"]`
[[nodiscard]] std::string print_array(const ast::Array& array);
[[nodiscard]] std::string_view word_of(ast::TextOp op);
[[nodiscard]] std::string_view word_of(ast::CompareOp op);

}  // namespace carom::compiler
