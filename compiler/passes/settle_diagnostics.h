// From what was found to what is shown: allowed ones out, repetitions out, in source order, within the limit.
#pragma once

#include <vector>

#include "compiler/sema/allowances.h"
#include "dsl/diag/diagnostic.h"
#include "support/limits.h"

namespace carom::compiler {

/// Moves `found` into `sink`. Macros and group parts are read more than once, so the same finding may come twice. When
/// errors are dropped, a last note says how many.
void settle_diagnostics(dsl::DiagnosticSink found, Allowances& allowances, const Limits& limits,
                        dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
