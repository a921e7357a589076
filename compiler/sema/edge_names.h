// What a rule stands over, by names that do not depend on how its author spelled them.
#pragma once

#include <string>
#include <vector>

#include "compiler/sema/linked_policy.h"

namespace carom::compiler {

/// Qualified names of the rules and groups that `rule`, or its group, stands over: sorted, each once. A name that means
/// nothing is left out: the order of rules reports it.
[[nodiscard]] std::vector<std::string> edge_names(const LinkedPolicy& policy, const DeclaredRule& rule);

}  // namespace carom::compiler
