// Refuses what would grow beyond all bounds, before anything of it is built.
#pragma once

#include "compiler/sema/expanded_size.h"
#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"
#include "support/limits.h"

namespace carom::compiler {

/// Counts what rules, annotations, unwraps, aggregates, audits and overrides will hold once macros, lists and group
/// parts stand in each of their users (expanded_size.h says what a part is); false, and reported, when that exceeds
/// Limits::expanded_parts. Overrides need not be applied. Linear in the sources.
[[nodiscard]] bool check_expanded_size(const LinkedPolicy& policy, const ExpandedSizes& sizes, const Limits& limits,
                                       dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
