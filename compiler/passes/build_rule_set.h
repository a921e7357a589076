// A linked policy in its order → ir::RuleSet.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "compiler/sema/linked_policy.h"
#include "compiler/sema/typed_conditions.h"

namespace carom::compiler {

/// Looks up classes, types what is not typed yet and resolves verdicts; reports what is wrong with them, and verdicts
/// that contradict themselves. The result counts only when nothing was reported as an error.
[[nodiscard]] ir::RuleSet build_rule_set(const LinkedPolicy& policy, const std::vector<std::uint32_t>& order,
                                         TypedConditions& conditions, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
