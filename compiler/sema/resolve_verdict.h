// The verdict of a rule or class: each field from the highest layer that sets it (docs/language.md section 4).
#pragma once

#include "compiler/ir/rule_set.h"
#include "compiler/sema/layered_verdict.h"

namespace carom::compiler {

/// `rule` may be null: the verdict of the class alone. Within a layer the rule beats its class.
[[nodiscard]] VerdictFields resolve_fields(const LayeredVerdict* rule, const LayeredVerdict& klass);

/// Fills what nothing sets with the language's defaults.
[[nodiscard]] ir::Verdict to_verdict(const VerdictFields& fields);

}  // namespace carom::compiler
