// What a rule stands over, by names that do not depend on how its author spelled them.
#include "compiler/sema/edge_names.h"

#include <algorithm>

namespace carom::compiler {
namespace {

void add_names(const LinkedPolicy& policy, const std::vector<NameRef>& edges, std::vector<std::string>& names) {
  dsl::DiagnosticSink reported_elsewhere;
  for (const NameRef& edge : edges) {
    const auto named = policy.rule_names.find(*edge.name, edge.reader, policy.packs, reported_elsewhere);
    if (!named) continue;
    const RuleOrGroup target = policy.rules_and_groups[*named];
    names.push_back(target.is_group ? policy.groups[target.index].name : policy.rules[target.index].name);
  }
}

}  // namespace

std::vector<std::string> edge_names(const LinkedPolicy& policy, const DeclaredRule& rule) {
  std::vector<std::string> names;
  add_names(policy, rule.over, names);
  if (rule.group != kNoGroup) add_names(policy, policy.groups[rule.group].over, names);
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace carom::compiler
