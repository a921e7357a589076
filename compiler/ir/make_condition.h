// Builds typed conditions in one shape: no empty, single or nested `and`s and `or`s, constants folded.
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

}  // namespace carom::compiler::ir
