// What must hold of macros before any condition is typed: no circles.
#pragma once

#include "compiler/sema/expanded_size.h"
#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Reports macros that contain themselves; they and those that lead to them are marked, and nothing expands them.
void check_macros(LinkedPolicy& policy, const ExpandedSizes& sizes, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
