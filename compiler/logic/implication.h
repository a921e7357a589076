// What one test says about another, by looking at their operands: sound, not complete.
#pragma once

#include <string_view>

#include "compiler/ir/condition.h"

namespace carom::compiler {

/// Every record for which `a` holds is one for which `b` holds. Time |a| × |b| entries at most.
[[nodiscard]] bool implies(const ir::Predicate& a, const ir::Predicate& b);
/// No record makes both hold. Time |a| × |b| entries at most.
[[nodiscard]] bool excludes(const ir::Predicate& a, const ir::Predicate& b);

/// Every text that matches `a` matches `b`.
[[nodiscard]] bool implies(const ir::Pattern& a, const ir::Pattern& b);
/// No text matches both.
[[nodiscard]] bool excludes(const ir::Pattern& a, const ir::Pattern& b);

}  // namespace carom::compiler
