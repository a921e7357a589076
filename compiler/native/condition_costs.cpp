// Children come before their parents, so one pass is enough.
#include "compiler/native/condition_costs.h"

#include <algorithm>

#include "compiler/native/column_test.h"

namespace carom::native {
namespace {

using core::ExprOp;
using core::PredicateOp;

// Beyond this a size is only known to be too large.
constexpr std::uint32_t kTooLarge = 1U << 20U;

// Each is a comparison of its own.
constexpr std::uint32_t kMostPatterns = 8;

}  // namespace

bool are_all_literals(const Source& source, const core::PredicateRow& predicate) {
  const auto patterns = source.program.pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
  return std::ranges::all_of(patterns, [&](std::uint32_t pattern) {
    return !core::is_automaton(source.program.patterns()[pattern].kind) && source.decisions.is_sought(pattern);
  });
}

bool ConditionCosts::is_cheap_predicate(const Source& source, std::uint32_t predicate) {
  const core::PredicateRow& row = source.program.predicates()[predicate];
  if (is_column_test(row)) return true;
  if (row.field != core::field::text) return false;
  if (row.op == PredicateOp::any_pattern) return !source.decisions.has_automata(predicate);
  return row.op == PredicateOp::all_patterns && row.operand.count <= kMostPatterns && are_all_literals(source, row);
}

ConditionCosts::ConditionCosts(const Source& source) {
  rows_.reserve(source.program.expressions().size());
  for (const core::ExprRow& row : source.program.expressions()) rows_.push_back(row_of(source, row));
}

ConditionCosts::Row ConditionCosts::row_of(const Source& source, const core::ExprRow& expression) const {
  if (expression.op == ExprOp::predicate)
    return {.size = 1, .is_cheap = is_cheap_predicate(source, expression.children.first)};
  Row row{.size = 1, .is_cheap = true};
  if (expression.op == ExprOp::always || expression.op == ExprOp::never) return row;
  for (const std::uint32_t child :
       source.program.expression_children().subspan(expression.children.first, expression.children.count)) {
    row.size = std::min(row.size + rows_[child].size, kTooLarge);
    row.is_cheap = row.is_cheap && rows_[child].is_cheap;
  }
  row.is_cheap = row.is_cheap && row.size <= kMostRows;
  return row;
}

}  // namespace carom::native
