// What one test says about another, by looking at their operands: sound, not complete.
#pragma once

#include <string_view>

#include "compiler/ir/condition.h"
#include "support/effort.h"

namespace carom::compiler {

/// Every record for which `a` holds is one for which `b` holds. Equal operands take time |a|, others as many
/// comparisons of entries as `effort` allows; what it does not suffice for is not proven.
[[nodiscard]] bool implies(const ir::Predicate& a, const ir::Predicate& b, Effort& effort);
/// No record makes both hold; bounded as implies() is.
[[nodiscard]] bool excludes(const ir::Predicate& a, const ir::Predicate& b, Effort& effort);

/// Every text that matches `a` matches `b`.
[[nodiscard]] bool implies(const ir::Pattern& a, const ir::Pattern& b);
/// No text matches both.
[[nodiscard]] bool excludes(const ir::Pattern& a, const ir::Pattern& b);

}  // namespace carom::compiler
