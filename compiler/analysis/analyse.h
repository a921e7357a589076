// What a linked policy gives away about itself: duplicates, rules that can never win, rules that can never hold.
// Syntactic proofs only; whatever is reported is true, what is not reported may still be so.
#pragma once

#include "compiler/ir/rule_set.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Reports warnings C0550–C0599 and changes nothing. Disabled rules are left out. Near-linear: a rule is compared only
/// with earlier rules that could be implied by one of its own tests.
void analyse(const ir::RuleSet& rules, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
