// What must hold of macros before any condition is typed: no circles, and a bounded size once expanded.
#pragma once

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"
#include "support/limits.h"

namespace carom::compiler {

/// Reports macros that contain themselves; they and those that lead to them are marked, and nothing expands them.
void check_macros(LinkedPolicy& policy, dsl::DiagnosticSink& sink);

/// Counts the predicates of all conditions and the names after `over`, with macros and group parts expanded; false, and
/// reported, when they exceed Limits::expanded_predicates. Linear in the sources: nothing is expanded to count it.
[[nodiscard]] bool check_expanded_size(const LinkedPolicy& policy, const Limits& limits, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
