// The canonical spelling of what has one: enumerations and string literals.
#pragma once

#include <string>
#include <string_view>

#include "dsl/ast/module.h"

namespace carom::dsl {

[[nodiscard]] std::string_view spell(ast::CompareOp op);
[[nodiscard]] std::string_view spell(ast::TextOp op);
[[nodiscard]] std::string_view spell(ast::Quantifier quantifier);
[[nodiscard]] std::string_view spell(ast::AggregateFunction function);
[[nodiscard]] std::string_view spell(ast::ArithmeticOp op);
[[nodiscard]] std::string_view spell(ast::ListOp op);
[[nodiscard]] std::string_view spell(ast::TargetKind kind);
/// Empty for the normal band, which has no word.
[[nodiscard]] std::string_view spell(ast::Band band);
[[nodiscard]] std::string_view spell(ast::SuppressTarget target);

/// `value` as a string literal with its quotes; escapes only where the grammar needs one or white space would not show.
[[nodiscard]] std::string quote(std::string_view value);

}  // namespace carom::dsl
