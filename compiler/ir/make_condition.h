// Builds typed conditions in one shape: no empty, single or nested `and`s and `or`s, constants folded; tests of lists
// without entries become constants only when asked.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/condition.h"

namespace carom::compiler::ir {

[[nodiscard]] Condition always();
[[nodiscard]] Condition never();
[[nodiscard]] Condition test(Predicate predicate);
/// Of nothing: always.
[[nodiscard]] Condition all_of(std::vector<Condition> terms);
/// Of nothing: never.
[[nodiscard]] Condition any_of(std::vector<Condition> terms);
[[nodiscard]] Condition negate(Condition term);

/// With `never` for each test of a list without entries, folded. A condition as its author wrote it keeps such tests,
/// so that its digest does not hang on what lists hold.
[[nodiscard]] Condition without_empty_lists(Condition condition);

}  // namespace carom::compiler::ir
