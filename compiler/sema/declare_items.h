// The items of all packs → a LinkedPolicy: every name declared, nothing looked up yet.
#pragma once

#include <vector>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"
#include "support/limits.h"

namespace carom::compiler {

/// Groups become one rule a row. Declares class `unclassified` when no pack does. Stops taking rules at Limits::rules.
[[nodiscard]] LinkedPolicy declare_items(std::vector<LoadedPack> packs, const Limits& limits,
                                         dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
