// Predicates carry their own printed form; this adds `and`, `or`, `not` and the parentheses they need.
#include "runtime/core/print_condition.h"

namespace carom::core {
namespace {

/// Parts may be shared, so that a small image can print as an endless text: the bound on `out` ends it.
void print(const Program& program, std::uint32_t expression, bool is_part, std::string& out);

void print_parts(const Program& program, RowRange parts, std::string_view between, std::string& out) {
  for (std::uint32_t i = 0; i < parts.count && out.size() < kMostPrintedBytes; ++i) {
    if (i != 0) out += between;
    print(program, program.expression_children()[parts.first + i], true, out);
  }
}

void print(const Program& program, std::uint32_t expression, bool is_part, std::string& out) {
  if (out.size() >= kMostPrintedBytes) return;
  const ExprRow& row = program.expressions()[expression];
  const bool has_parts = row.op == ExprOp::all_of || row.op == ExprOp::any_of;
  if (has_parts && is_part) out += '(';
  switch (row.op) {
    case ExprOp::always:
      out += "always";
      break;
    case ExprOp::never:
      out += "never";
      break;
    case ExprOp::predicate:
      out += program.text(program.predicates()[row.children.first].printed);
      break;
    case ExprOp::all_of:
      print_parts(program, row.children, " and ", out);
      break;
    case ExprOp::any_of:
      print_parts(program, row.children, " or ", out);
      break;
    case ExprOp::negate:
      out += "not ";
      print_parts(program, row.children, "", out);
      break;
  }
  if (has_parts && is_part) out += ')';
}

}  // namespace

std::string print_condition(const Program& program, std::uint32_t expression) {
  std::string out;
  print(program, expression, false, out);
  if (out.size() >= kMostPrintedBytes) out += "…";
  return out;
}

}  // namespace carom::core
