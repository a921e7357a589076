// Pairs of terms on one field are tried in turn, with a budget for lists of thousands.
#include "compiler/logic/terms.h"

#include <algorithm>
#include <map>

#include "compiler/logic/implication.h"

namespace carom::compiler {
namespace {

using core::ExprOp;
using core::PredicateOp;

// Entry comparisons spent on one field of one condition: milliseconds.
constexpr std::uint64_t kComparisons = 200'000;

bool collect_children(const ir::Condition& condition, bool negated, std::vector<Term>& terms) {
  bool complete = true;
  for (const ir::Condition& child : condition.children) complete = collect_terms(child, negated, terms) && complete;
  return complete;
}

std::map<core::FieldId, std::vector<Term>> by_field(const std::vector<Term>& terms) {
  std::map<core::FieldId, std::vector<Term>> fields;
  for (const Term& term : terms) fields[term.predicate->field].push_back(term);
  return fields;
}

bool exclude_each_other(const Term& a, const Term& b, Effort& effort) {
  if (!a.negated && !b.negated) return excludes(*a.predicate, *b.predicate, effort);
  if (a.negated != b.negated)
    return a.negated ? implies(*b.predicate, *a.predicate, effort) : implies(*a.predicate, *b.predicate, effort);
  // Neither present nor missing: nothing is left.
  return (a.predicate->op == PredicateOp::missing && b.predicate->op == PredicateOp::present) ||
         (a.predicate->op == PredicateOp::present && b.predicate->op == PredicateOp::missing);
}

std::optional<TermPair> find_pair(const std::vector<Term>& terms) {
  Effort effort(kComparisons);
  for (std::size_t later = 1; later < terms.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      if (!effort.spend()) return std::nullopt;
      if (exclude_each_other(terms[earlier], terms[later], effort)) return TermPair{terms[earlier], terms[later]};
    }
  return std::nullopt;
}

}  // namespace

// Depth is bounded by Limits::nesting, so recursion is safe.
bool collect_terms(const ir::Condition& condition, bool negated, std::vector<Term>& terms) {
  switch (condition.op) {
    case ExprOp::predicate:
      terms.push_back({condition.predicate.get(), negated});
      return true;
    case ExprOp::negate:
      return collect_terms(condition.children.front(), !negated, terms);
    case ExprOp::all_of:
      return !negated && collect_children(condition, negated, terms);
    case ExprOp::any_of:
      return negated && collect_children(condition, negated, terms);
    case ExprOp::always:
      return !negated;
    case ExprOp::never:
      return negated;
  }
  return false;
}

std::optional<TermPair> find_contradiction(const std::vector<Term>& terms) {
  for (const auto& [field, of_field] : by_field(terms))
    if (auto pair = find_pair(of_field)) return pair;
  return std::nullopt;
}

// One of two always holds iff their complements exclude each other.
std::optional<TermPair> find_tautology(const std::vector<Term>& terms) {
  std::vector<Term> complements = terms;
  for (Term& term : complements) term.negated = !term.negated;
  auto pair = find_contradiction(complements);
  if (pair) pair->first.negated = !pair->first.negated;
  if (pair) pair->second.negated = !pair->second.negated;
  return pair;
}

bool implies(const Term& a, const Term& b, Effort& effort) {
  if (!a.negated && !b.negated) return implies(*a.predicate, *b.predicate, effort);
  if (a.negated && b.negated) return implies(*b.predicate, *a.predicate, effort);
  if (!a.negated) return excludes(*a.predicate, *b.predicate, effort);
  return a.predicate->op == PredicateOp::missing && b.predicate->op == PredicateOp::present &&
         a.predicate->field == b.predicate->field;
}

}  // namespace carom::compiler
