// Layout of conditions, of the conditions of aggregates and of what they compare.
#pragma once

#include "dsl/ast/property.h"
#include "dsl/format/token_writer.h"

namespace carom::dsl {

/// `operand_column`: where the condition's first operand stands, counted from the current indentation. The
/// `and`s and `or`s that begin a line end before that column. The author's line ends before them stay.
void format_condition(TokenWriter& out, const ast::Expr& expression, std::uint32_t operand_column);
void format_having(TokenWriter& out, const ast::Having& having, std::uint32_t operand_column);
void format_sum(TokenWriter& out, const ast::Sum& sum);

/// Values in brackets. On one line if they fit and the author has not broken them, else with the author's line ends
/// kept and lines too long wrapped.
void format_array(TokenWriter& out, const ast::Array& array);

}  // namespace carom::dsl
