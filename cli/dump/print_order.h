// The total order of a policy's rules for programs: what `carom dump --stage=order --json` shows.
#pragma once

#include <string>

#include "compiler/ir/rule_set.h"
#include "dsl/source/source_map.h"

namespace carom::cli {

/// One object: packs, classes, and rules with their verdicts, conditions and tests (docs/schema/order.schema.json).
[[nodiscard]] std::string order_as_json(const compiler::ir::RuleSet& rules, const dsl::SourceMap& sources);

}  // namespace carom::cli
