// Conjunctions are taken apart as long as that needs no copies: `or` that must hold stays one atom.
#include "runtime/table/flatten.h"

#include <algorithm>

namespace carom::table {
namespace {

using core::ExprOp;

class Flattener {
 public:
  Flattener(const core::Program& program, bool status_is_column)
      : program_(program), status_is_column_(status_is_column) {}

  void require(std::uint32_t expression, bool wanted) {
    const core::ExprRow& row = program_.expressions()[expression];
    switch (row.op) {
      case ExprOp::always:
      case ExprOp::never:
        if ((row.op == ExprOp::always) != wanted) add_atom({expression, false, wanted});
        return;
      case ExprOp::predicate:
        return require_predicate(row.children.first, wanted);
      case ExprOp::negate:
        return require(program_.expression_children()[row.children.first], !wanted);
      case ExprOp::all_of:
      case ExprOp::any_of:
        return require_parts(expression, row, wanted);
    }
  }

  Conjunction take() {
    std::ranges::sort(out_.of_code);
    std::ranges::sort(out_.of_status);
    return std::move(out_);
  }

 private:
  /// `a and b` that must hold, and `a or b` that must not, ask something of each part.
  void require_parts(std::uint32_t expression, const core::ExprRow& row, bool wanted) {
    if ((row.op == ExprOp::all_of) != wanted && row.children.count != 1) return add_atom({expression, false, wanted});
    for (const std::uint32_t child : program_.expression_children().subspan(row.children.first, row.children.count))
      require(child, wanted);
  }

  void require_predicate(std::uint32_t predicate, bool wanted) {
    const core::FieldId field = program_.predicates()[predicate].field;
    if (field == core::field::code)
      out_.of_code.push_back({predicate, wanted});
    else if (field == core::field::status && status_is_column_)
      out_.of_status.push_back({predicate, wanted});
    else
      add_atom({predicate, true, wanted});
  }

  void add_atom(Atom atom) { out_.atoms.push_back(atom); }

  const core::Program& program_;
  bool status_is_column_;
  Conjunction out_;
};

}  // namespace

Conjunction flatten(const core::Program& program, const core::RuleRow& rule, bool status_is_column) {
  Flattener flattener(program, status_is_column);
  flattener.require(rule.when, true);
  for (const std::uint32_t unless : program.unless().subspan(rule.unless.first, rule.unless.count))
    flattener.require(unless, false);
  return flattener.take();
}

}  // namespace carom::table
