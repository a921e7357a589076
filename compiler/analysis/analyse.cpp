// Each rule is compared with those before it that the index finds; one finding a rule is enough. Whoever writes a layer
// cannot change those below it, so a rule that takes others of lower layers is told once, where it stands.
#include "compiler/analysis/analyse.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <ranges>
#include <string>
#include <utility>
#include <vector>

#include "compiler/analysis/rule_facts.h"
#include "compiler/analysis/rule_index.h"
#include "support/counted.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

/// The rules that are asked, in the total order, with their facts.
struct Policy {
  const ir::RuleSet& set;
  std::vector<const ir::Rule*> rules;
  std::vector<RuleFacts> facts;
  std::vector<std::string> examples;  ///< a positive test of each rule; empty: none
};

// A reply that each rule holds for, by its row in the set. `todo` says that it may not yet, `gives` only which class
// the reply has, by whatever rule.
std::vector<std::string> examples_of(const ir::RuleSet& set) {
  std::vector<std::string> examples(set.rules.size());
  for (const ir::Test& test : set.tests)
    if (test.kind == ir::TestOwner::rule && !test.negated && !test.todo && !test.gives && examples[test.owner].empty())
      examples[test.owner] = test.sample.text;
  return examples;
}

Policy read(const ir::RuleSet& set) {
  Policy policy{set, {}, {}, {}};
  std::vector<std::string> examples = examples_of(set);
  policy.rules.reserve(set.rules.size());
  policy.facts.reserve(set.rules.size());
  policy.examples.reserve(set.rules.size());
  for (std::size_t i = 0; i < set.rules.size(); ++i) {
    if (set.rules[i].disabled_because) continue;
    policy.rules.push_back(&set.rules[i]);
    policy.facts.push_back(facts_of(set.rules[i]));
    policy.examples.push_back(std::move(examples[i]));
  }
  return policy;
}

std::string print(const Term& term) {
  return fmt::format("`{}{}`", term.negated ? "not " : "", term.predicate->printed);
}

// Nothing else than declared lists without entries makes constants.
bool report_empty_list(const ir::Rule& rule, dsl::DiagnosticSink& sink) {
  const bool never = rule.when && rule.when->op == core::ExprOp::never;
  const auto is_always = [](const ir::Condition& unless) { return unless.op == core::ExprOp::always; };
  if (!never && std::ranges::none_of(rule.unless, is_always)) return false;
  sink.report(DiagnosticId::C0554, rule.where,
              fmt::format("rule `{}` can never hold: a list that it needs has no entries; add some, or drop the rule",
                          rule.name));
  return true;
}

bool report_never_holds(const ir::Rule& rule, const RuleFacts& facts, dsl::DiagnosticSink& sink) {
  const auto pair = find_contradiction(facts.terms);
  if (!pair) return false;
  dsl::Diagnostic& never =
      sink.report(DiagnosticId::C0554, rule.where,
                  fmt::format("rule `{}` can never hold: {} and {} exclude each other; change one of them, or drop the "
                              "rule",
                              rule.name, print(pair->first), print(pair->second)));
  never.notes.push_back({pair->first.predicate->where, fmt::format("{} stands here", print(pair->first))});
  never.notes.push_back({pair->second.predicate->where, fmt::format("{} stands here", print(pair->second))});
  return true;
}

core::Layer layer_of(const Policy& policy, const ir::Rule& rule) {
  return policy.set.packs[rule.pack].layer;
}

/// By row of a rule: the rules of lower layers that hold for nothing it does not hold for.
using TakenRules = std::map<std::uint32_t, std::vector<const ir::Rule*>>;

void report_taken(const Policy& policy, const TakenRules& taken, dsl::DiagnosticSink& sink) {
  constexpr std::size_t kMostNamed = 3;
  for (const auto& [row, rules] : taken) {
    const ir::Rule& rule = *policy.rules[row];
    dsl::Diagnostic& found = sink.report(
        DiagnosticId::C0552, rule.where,
        fmt::format("rule `{}` takes all that {} of lower layers {} for; narrow it, or `disable` what it is "
                    "to replace",
                    rule.name, counted(rules.size(), "rule", "rules"), rules.size() == 1 ? "holds" : "hold"));
    for (const ir::Rule* lower : rules | std::views::take(kMostNamed))
      found.notes.push_back({lower->where, fmt::format("`{}` can never win", lower->name)});
    if (rules.size() > kMostNamed)
      found.notes.push_back({std::nullopt, fmt::format("nor can {} more", rules.size() - kMostNamed)});
  }
}

// What is wrong with `later`, whose every record `earlier` takes.
dsl::Diagnostic& report_shadowed(const Policy& policy, const ir::Rule& earlier, const ir::Rule& later, bool equal,
                                 dsl::DiagnosticSink& sink) {
  const std::string& e = earlier.name;
  const std::string& l = later.name;
  if (equal && earlier.klass == later.klass)
    return sink.report(DiagnosticId::C0550, later.where,
                       fmt::format("rule `{}` has the condition and the class of `{}`, which stands before it; drop "
                                   "one of the two",
                                   l, e));
  if (equal)
    return sink.report(DiagnosticId::C0551, later.where,
                       fmt::format("rule `{}` says `{}` where `{}` before it says `{}` of the same condition, so it "
                                   "never wins; change a condition or drop one of the two",
                                   l, policy.set.classes[later.klass].name, e, policy.set.classes[earlier.klass].name));
  if (earlier.band == later.band)
    return sink.report(DiagnosticId::C0553, later.where,
                       fmt::format("rule `{0}` can never win: it stands behind `{1}`, which holds for all that it "
                                   "holds for; write `over {1}` in it, or drop it",
                                   l, e));
  return sink.report(DiagnosticId::C0552, later.where,
                     fmt::format("rule `{}` can never win: `{}`, of a higher band, holds for all that it holds for; "
                                 "narrow that one, or drop this",
                                 l, e));
}

// Comparisons of entries spent on one rule, and on all of them: rules with lists of thousands must not keep the others
// waiting, nor the author.
constexpr std::uint64_t kComparisonsPerRule = 2'000'000;
constexpr std::uint64_t kComparisons = 50'000'000;

void check_rule(const Policy& policy, const RuleIndex& index, std::uint32_t row, Effort& effort, TakenRules& taken,
                dsl::DiagnosticSink& sink) {
  const ir::Rule& rule = *policy.rules[row];
  if (report_empty_list(rule, sink) || report_never_holds(rule, policy.facts[row], sink)) return;
  for (const std::uint32_t earlier : index.candidates(policy.facts[row], row)) {
    if (!imply(policy.facts[row], *policy.rules[earlier], effort)) continue;
    if (layer_of(policy, *policy.rules[earlier]) != layer_of(policy, rule)) {
      taken[earlier].push_back(&rule);
      return;
    }
    const bool equal = imply(policy.facts[earlier], rule, effort);
    dsl::Diagnostic& found = report_shadowed(policy, *policy.rules[earlier], rule, equal, sink);
    found.notes.push_back({policy.rules[earlier]->where, fmt::format("`{}` stands here", policy.rules[earlier]->name)});
    if (!policy.examples[row].empty())
      found.notes.push_back({std::nullopt, fmt::format("both hold for `{}`", policy.examples[row])});
    return;
  }
}

}  // namespace

void analyse(const ir::RuleSet& rules, dsl::DiagnosticSink& sink) {
  const Policy policy = read(rules);
  const RuleIndex index(policy.facts);
  Effort whole(kComparisons);
  TakenRules taken;
  for (std::uint32_t row = 0; row < policy.rules.size(); ++row) {
    const std::uint64_t share = std::min(whole.left(), kComparisonsPerRule);
    Effort effort(share);
    check_rule(policy, index, row, effort, taken, sink);
    (void)whole.spend(share - effort.left());
  }
  report_taken(policy, taken, sink);
}

}  // namespace carom::compiler
