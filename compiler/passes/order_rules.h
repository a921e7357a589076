// The total order of rules (docs/language.md section 4), computed once.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Indices of LinkedPolicy::rules, first asked first: by band, layer, `over`, pack order, source order. Within a band
/// and a layer the next rule is the earliest over which no remaining one stands. Edges of disabled rules are idle.
/// Circles and edges across bands or layers are reported; rules in a circle are left out. O((rules + edges) log rules).
[[nodiscard]] std::vector<std::uint32_t> order_rules(const LinkedPolicy& policy, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
