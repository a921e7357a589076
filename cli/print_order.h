// The total order of a policy's rules for programs: what `carom dump --stage=order --json` shows.
#pragma once

#include <string>

#include "compiler/ir/rule_set.h"

namespace carom::cli {

/// An array of objects: position, rule, class, band, layer, pack, digest, over, disabled_because.
[[nodiscard]] std::string order_as_json(const compiler::ir::RuleSet& rules);

}  // namespace carom::cli
