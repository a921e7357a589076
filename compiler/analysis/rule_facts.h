// A rule's condition as analysis sees it: and-ed terms, and parts that only equality can compare.
#pragma once

#include <string>
#include <vector>

#include "compiler/ir/rule_set.h"
#include "compiler/logic/terms.h"

namespace carom::compiler {

/// What must hold for a rule to hold; borrowed from the rule.
struct RuleFacts {
  std::vector<Term> terms;
  std::vector<std::string> others;  ///< parts joined by `or`, in a spelling that equal parts share
};

[[nodiscard]] RuleFacts facts_of(const ir::Rule& rule);

/// Every record that `facts` describe satisfies the whole of `rule`. Sound, not complete; false also when `effort` does
/// not suffice.
[[nodiscard]] bool imply(const RuleFacts& facts, const ir::Rule& rule, Effort& effort);

}  // namespace carom::compiler
