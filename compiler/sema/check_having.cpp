// A ratio of few cases says nothing, so each wants a count beside it.
#include "compiler/sema/check_having.h"

#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/print_predicate.h"
#include "compiler/sema/type_value.h"
#include "dsl/ast/words.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

bool is_number(const ast::Sum& sum) {
  return std::holds_alternative<ast::NumberTerm>(sum.node);
}

bool is_count(const ast::Sum& sum, const Lets& lets) {
  const auto* ref = std::get_if<ast::LetRef>(&sum.node);
  if (ref == nullptr) return false;
  const auto let = lets.find(ref->name.text);
  return let != lets.end() && let->second.unit == Unit::count;
}

// `hit >= 5` or `5 <= hit`: at least so many cases.
bool is_guard(const ast::HavingCompare& compare, const Lets& lets) {
  const bool grows = compare.op == ast::CompareOp::greater_equal || compare.op == ast::CompareOp::greater;
  const ast::Sum& large = grows ? *compare.left : *compare.right;
  const ast::Sum& small = grows ? *compare.right : *compare.left;
  return is_count(large, lets) && is_number(small);
}

// Whether one of the and-ed comparisons in `having` is a guard.
bool holds_guard(const ast::Having& having, const Lets& lets) {
  if (const auto* compare = std::get_if<ast::HavingCompare>(&having.node)) return is_guard(*compare, lets);
  if (const auto* group = std::get_if<ast::HavingGroup>(&having.node)) return holds_guard(*group->inner, lets);
  const auto* all = std::get_if<ast::HavingAll>(&having.node);
  return all != nullptr &&
         std::ranges::any_of(all->terms, [&](const ast::HavingPtr& term) { return holds_guard(*term, lets); });
}

void check_compare(const ast::Having& having, const ast::HavingCompare& compare, bool guarded, Lets& lets,
                   const TypingContext& context) {
  const Unit left = unit_of(*compare.left, lets, context);
  const Unit right = unit_of(*compare.right, lets, context);
  if (!go_together(left, right)) {
    context.sink.report(
        DiagnosticId::C0812, place(having.span, context),
        fmt::format("`{}` compares {} with {}, which have no common unit{}", word_of(compare.op), name_of(left),
                    name_of(right),
                    left == Unit::count && right == Unit::ratio ? "; divide by the count of all cases first" : ""));
    return;
  }
  const bool constant = is_number(*compare.left) && is_number(*compare.right);
  if (guarded || constant || (left != Unit::ratio && right != Unit::ratio)) return;
  context.sink.report(DiagnosticId::C0806, place(having.span, context),
                      "this ratio may be that of one case in one; join a least number of cases by `and`, as in "
                      "`hit >= 5 and hit / all >= 60%`");
}

void check(const ast::Having& having, bool guarded, Lets& lets, const TypingContext& context) {
  guarded = guarded || holds_guard(having, lets);
  if (const auto* compare = std::get_if<ast::HavingCompare>(&having.node))
    return check_compare(having, *compare, guarded, lets, context);
  if (const auto* group = std::get_if<ast::HavingGroup>(&having.node))
    return check(*group->inner, guarded, lets, context);
  const auto* all = std::get_if<ast::HavingAll>(&having.node);
  const auto& terms = all != nullptr ? all->terms : std::get<ast::HavingAny>(having.node).terms;
  for (const ast::HavingPtr& term : terms) check(*term, guarded, lets, context);
}

}  // namespace

void check_having(const ast::Having& having, Lets& lets, const TypingContext& context) {
  check(having, false, lets, context);
}

}  // namespace carom::compiler
