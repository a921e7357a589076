// Conditions → rows of `expressions`, children before parents, equal ones once.
#include "compiler/lower/image_builder.h"
#include "compiler/lower/row_key.h"

namespace carom::compiler::lowering {
namespace {

bool has_children(core::ExprOp op) {
  return op == core::ExprOp::all_of || op == core::ExprOp::any_of || op == core::ExprOp::negate;
}

}  // namespace

// Depth is bounded by Limits::nesting, so recursion is safe.
std::uint32_t ImageBuilder::expression(const ir::Condition& condition) {
  std::vector<std::uint32_t> children;
  if (has_children(condition.op))
    for (const ir::Condition& child : condition.children) children.push_back(expression(child));
  RowKey key;
  key.add(static_cast<std::uint64_t>(condition.op));
  core::ExprRow row;
  row.op = condition.op;
  if (condition.op == core::ExprOp::predicate) {
    row.children.first = predicate(*condition.predicate);
    key.add(row.children.first);
  }
  for (const std::uint32_t child : children) key.add(child);
  const auto [row_number, is_new] = expressions_.intern(key.bytes());
  if (!is_new) return row_number;
  if (has_children(condition.op)) row.children = append(tables_.expression_children, children);
  tables_.expressions.push_back(row);
  return row_number;
}

std::uint32_t ImageBuilder::expression_or_always(const std::optional<ir::Condition>& condition) {
  return expression(condition ? *condition : ir::Condition{});
}

core::RowRange ImageBuilder::unless(const std::vector<ir::Condition>& conditions) {
  std::vector<std::uint32_t> rows;
  for (const ir::Condition& condition : conditions) rows.push_back(expression(condition));
  return append(tables_.unless, rows);
}

}  // namespace carom::compiler::lowering
