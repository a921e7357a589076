// `override` and `disable`: changes to parsed rules, rows, groups and classes (docs/language.md section 6).
#pragma once

#include "compiler/sema/linked_policy.h"
#include "compiler/sema/pack_source.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Lower layers first, then pack order, then source order. Digests of rules must be known: they pin rules as declared.
/// A digest that does not fit is a warning, under `locked` an error. `packs` is asked for names only when a target is
/// absent.
void apply_changes(LinkedPolicy& policy, PackSource& packs, bool locked, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
