// `list += [..]` and `list -= [..]`, for all users of the list.
#pragma once

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Lower layers first, then pack order, then source order. The list must lie in the same or a lower layer than the
/// change.
void apply_list_changes(LinkedPolicy& policy, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
