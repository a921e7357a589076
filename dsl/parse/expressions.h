// Conditions as one rule, so that other grammars need not compile theirs (grammar: expr, array).
#pragma once

#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

/// Leaves the condition in `operands.conditions`.
[[nodiscard]] bool match_expression(Input& in, ParseState& state);
/// Leaves the array in `test.of`.
[[nodiscard]] bool match_array(Input& in, ParseState& state);

struct Expression : Scanned<match_expression> {};
struct ArrayToken : Scanned<match_array> {};

}  // namespace carom::dsl::syntax
