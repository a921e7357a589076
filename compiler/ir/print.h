// The typed form as text: for digests, `carom dump` and goldens.
#pragma once

#include <string>

#include "compiler/ir/rule_set.h"
#include "dsl/source/source_map.h"

namespace carom::compiler::ir {

/// One line, with the parentheses that its structure needs; lists by name, so that their contents do not show.
[[nodiscard]] std::string print_condition(const Condition& condition);

/// One line a rule, first asked first: rank, band, layer, rule, class, file:line, and `disabled`.
[[nodiscard]] std::string print_order(const RuleSet& rules, const dsl::SourceMap& sources);

/// Every rule with its conditions, verdict, edges and digest, then unwraps, annotations and classes.
[[nodiscard]] std::string print_rules(const RuleSet& rules);

/// Retry, suppression and the other fields as an author would write them, joined by `; `.
[[nodiscard]] std::string print_verdict(const Verdict& verdict);

}  // namespace carom::compiler::ir
