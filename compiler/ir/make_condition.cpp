// Folding happens as conditions are put together, so no later stage meets an empty or nested junction.
#include "compiler/ir/make_condition.h"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

namespace carom::compiler::ir {
namespace {

Condition constant(core::ExprOp op) {
  Condition condition;
  condition.op = op;
  return condition;
}

// `neutral` terms say nothing, one `absorbing` term decides.
Condition junction(core::ExprOp op, core::ExprOp neutral, core::ExprOp absorbing, std::vector<Condition> terms) {
  if (terms.size() == 1) return std::move(terms.front());
  std::vector<Condition> children;
  children.reserve(terms.size());
  for (Condition& term : terms) {
    if (term.op == absorbing) return constant(absorbing);
    if (term.op == neutral) continue;
    if (term.op == op)
      std::ranges::copy(term.children, std::back_inserter(children));
    else
      children.push_back(std::move(term));
  }
  if (children.empty()) return constant(neutral);
  if (children.size() == 1) return std::move(children.front());
  return {op, std::move(children), nullptr};
}

bool tests_empty_list(const Predicate& predicate) {
  const auto is_empty = [](const auto& operand) {
    if constexpr (requires { operand.size(); })
      return operand.size() == 0;
    else
      return false;
  };
  return std::visit(is_empty, predicate.operand);
}

bool has_something_to_fold(const Condition& condition) {
  if (condition.op == core::ExprOp::predicate) return tests_empty_list(*condition.predicate);
  if (condition.children.empty()) return true;
  return std::ranges::any_of(condition.children, has_something_to_fold);
}

}  // namespace

Condition always() {
  return constant(core::ExprOp::always);
}

Condition never() {
  return constant(core::ExprOp::never);
}

Condition test(Predicate predicate) {
  return {core::ExprOp::predicate, {}, std::make_shared<const Predicate>(std::move(predicate))};
}

Condition all_of(std::vector<Condition> terms) {
  return junction(core::ExprOp::all_of, core::ExprOp::always, core::ExprOp::never, std::move(terms));
}

Condition any_of(std::vector<Condition> terms) {
  return junction(core::ExprOp::any_of, core::ExprOp::never, core::ExprOp::always, std::move(terms));
}

Condition negate(Condition term) {
  if (term.op == core::ExprOp::always) return never();
  if (term.op == core::ExprOp::never) return always();
  if (term.op == core::ExprOp::negate) return term.children.front();
  return {core::ExprOp::negate, std::vector{std::move(term)}, nullptr};
}

// Depth is bounded by Limits::nesting, so recursion is safe.
Condition without_empty_lists(Condition condition) {
  if (!has_something_to_fold(condition)) return condition;
  if (condition.op == core::ExprOp::predicate) return never();
  std::vector<Condition> children;
  for (const Condition& child : condition.children) children.push_back(without_empty_lists(child));
  switch (condition.op) {
    case core::ExprOp::all_of:
      return all_of(std::move(children));
    case core::ExprOp::any_of:
      return any_of(std::move(children));
    case core::ExprOp::negate:
      return negate(std::move(children.front()));
    default:
      return condition;
  }
}

}  // namespace carom::compiler::ir
