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
  Condition result;
  result.op = op;
  for (Condition& term : terms) {
    if (term.op == absorbing) return constant(absorbing);
    if (term.op == neutral) continue;
    if (term.op == op)
      std::ranges::move(term.children, std::back_inserter(result.children));
    else
      result.children.push_back(std::move(term));
  }
  if (result.children.empty()) return constant(neutral);
  if (result.children.size() > 1) return result;
  Condition only = std::move(result.children.front());
  return only;
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
  if (condition.op == core::ExprOp::predicate) return tests_empty_list(condition.predicate);
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
  Condition condition;
  condition.op = core::ExprOp::predicate;
  condition.predicate = std::move(predicate);
  return condition;
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
  if (term.op == core::ExprOp::negate) {
    Condition inner = std::move(term.children.front());
    return inner;
  }
  Condition condition = constant(core::ExprOp::negate);
  condition.children.push_back(std::move(term));
  return condition;
}

// Depth is bounded by Limits::nesting, so recursion is safe.
Condition without_empty_lists(Condition condition) {
  if (!has_something_to_fold(condition)) return condition;
  if (condition.op == core::ExprOp::predicate) return never();
  for (Condition& child : condition.children) child = without_empty_lists(std::move(child));
  switch (condition.op) {
    case core::ExprOp::all_of:
      return all_of(std::move(condition.children));
    case core::ExprOp::any_of:
      return any_of(std::move(condition.children));
    case core::ExprOp::negate:
      return negate(std::move(condition.children.front()));
    default:
      return condition;
  }
}

}  // namespace carom::compiler::ir
