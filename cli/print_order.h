// The total order of a policy's rules: what `carom dump --stage=order` shows.
#pragma once

#include <string>

#include "compiler/ir/rule_set.h"

namespace carom::cli {

/// A line a rule: position, band, layer, rule, class, what it stands over, and why it is disabled.
[[nodiscard]] std::string order_as_text(const compiler::ir::RuleSet& rules);
[[nodiscard]] std::string order_as_json(const compiler::ir::RuleSet& rules);

}  // namespace carom::cli
