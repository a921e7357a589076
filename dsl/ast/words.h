// The words and signs of syntax as authors write them, for all who print it.
#pragma once

#include <string>
#include <string_view>

#include "dsl/ast/module.h"

namespace carom::ast {

[[nodiscard]] std::string_view word_of(CompareOp op);
[[nodiscard]] std::string_view word_of(TextOp op);
[[nodiscard]] std::string_view word_of(Quantifier quantifier);
[[nodiscard]] std::string_view word_of(AggregateFunction function);
[[nodiscard]] std::string_view word_of(ArithmeticOp op);
[[nodiscard]] std::string_view word_of(ListOp op);
[[nodiscard]] std::string_view word_of(TargetKind kind);
/// "normal" of the band that authors write without a word.
[[nodiscard]] std::string_view word_of(Band band);
[[nodiscard]] std::string_view word_of(SuppressTarget target);

/// `value` as a string literal with its quotes; escapes only where the grammar needs one or white space would not show.
[[nodiscard]] std::string quote(std::string_view value);

}  // namespace carom::ast
