// A condition follows when each of its terms does, or when one of its alternatives does.
#include "compiler/analysis/rule_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace carom::compiler {
namespace {

using core::ExprOp;

// Characters of a spelling that take as long as one comparison of entries.
constexpr std::size_t kSpellingPerComparison = 64;

std::string spelling(const ir::Condition& condition, bool negated) {
  if (condition.op == ExprOp::predicate) return fmt::format("{}{}", negated ? "!" : "", condition.predicate->printed);
  if (condition.op == ExprOp::negate) return spelling(condition.children.front(), !negated);
  std::string text = std::to_string(static_cast<int>(condition.op)) + (negated ? "!(" : "(");
  for (const ir::Condition& child : condition.children) text += spelling(child, false) + "\n";
  return text + ")";
}

// Goes down to what is joined by `or`, which collect_terms() leaves out.
void collect_others(const ir::Condition& condition, bool negated, std::vector<std::string>& others) {
  if (condition.op == ExprOp::negate) return collect_others(condition.children.front(), !negated, others);
  const ExprOp and_ed = negated ? ExprOp::any_of : ExprOp::all_of;
  const ExprOp or_ed = negated ? ExprOp::all_of : ExprOp::any_of;
  if (condition.op == or_ed) others.push_back(spelling(condition, negated));
  if (condition.op != and_ed) return;
  for (const ir::Condition& child : condition.children) collect_others(child, negated, others);
}

bool implies_term(const RuleFacts& facts, const Term& wanted, Effort& effort) {
  return std::ranges::any_of(facts.terms,
                             [&](const Term& known) { return effort.spend() && implies(known, wanted, effort); });
}

bool has_equal_part(const RuleFacts& facts, const ir::Condition& wanted, bool negated, Effort& effort) {
  if (facts.others.empty()) return false;
  const std::string text = spelling(wanted, negated);
  return effort.spend(text.size() / kSpellingPerComparison) &&
         std::ranges::find(facts.others, text) != facts.others.end();
}

// Depth is bounded by Limits::nesting, so recursion is safe.
bool implies_condition(const RuleFacts& facts, const ir::Condition& wanted, bool negated, Effort& effort) {
  const auto child_implied = [&](const ir::Condition& child) {
    return implies_condition(facts, child, negated, effort);
  };
  switch (wanted.op) {
    case ExprOp::predicate:
      return implies_term(facts, {wanted.predicate.get(), negated}, effort);
    case ExprOp::negate:
      return implies_condition(facts, wanted.children.front(), !negated, effort);
    case ExprOp::always:
      return !negated;
    case ExprOp::never:
      return negated;
    case ExprOp::all_of:
    case ExprOp::any_of:
      break;
  }
  if ((wanted.op == ExprOp::all_of) != negated) return std::ranges::all_of(wanted.children, child_implied);
  return std::ranges::any_of(wanted.children, child_implied) || has_equal_part(facts, wanted, negated, effort);
}

}  // namespace

RuleFacts facts_of(const ir::Rule& rule) {
  RuleFacts facts;
  const auto add = [&](const ir::Condition& condition, bool negated) {
    collect_terms(condition, negated, facts.terms);
    collect_others(condition, negated, facts.others);
  };
  if (rule.when) add(*rule.when, false);
  for (const ir::Condition& unless : rule.unless) add(unless, true);
  return facts;
}

bool imply(const RuleFacts& facts, const ir::Rule& rule, Effort& effort) {
  if (rule.when && !implies_condition(facts, *rule.when, false, effort)) return false;
  return std::ranges::all_of(
      rule.unless, [&](const ir::Condition& unless) { return implies_condition(facts, unless, true, effort); });
}

}  // namespace carom::compiler
