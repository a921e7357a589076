// What stands in a pack and does nothing, and rules that nothing tests. Only packs asked for by the caller are judged:
// others export for users unseen.
#pragma once

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Warns of lists and macros that no condition of the link uses. After all typing.
void check_unused(const LinkedPolicy& policy, dsl::DiagnosticSink& sink);

/// Warns of rules outside layer local without a positive or a near-miss (`test not`) test; `todo` tests do not count.
void check_untested(const LinkedPolicy& policy, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
