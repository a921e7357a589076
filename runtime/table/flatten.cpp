// Conjunctions are taken apart as long as that needs no copies: `or` that must hold stays one atom.
#include "runtime/table/flatten.h"

#include <algorithm>
#include <span>
#include <utility>

namespace carom::table {
namespace {

using core::ExprOp;

class Flattener {
 public:
  Flattener(const core::Program& program, bool status_is_column, std::size_t visits)
      : program_(program), status_is_column_(status_is_column), visits_left_(visits) {}

  void require(std::uint32_t expression, bool wanted) {
    if (visits_left_ == 0) is_cut_short_ = true;
    if (is_cut_short_) return;
    --visits_left_;
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

  [[nodiscard]] std::size_t visits_left() const { return visits_left_; }
  /// Something was not looked at, so take() would ask too little.
  [[nodiscard]] bool is_cut_short() const { return is_cut_short_; }

  Conjunction take() {
    std::ranges::sort(out_.of_code);
    std::ranges::sort(out_.of_status);
    return std::move(out_);
  }

 private:
  /// `a and b` that must hold, and `a or b` that must not, ask something of each part.
  void require_parts(std::uint32_t expression, const core::ExprRow& row, bool wanted) {
    if ((row.op == ExprOp::all_of) != wanted && row.children.count != 1) return add_atom({expression, false, wanted});
    for (const std::uint32_t child : program_.expression_children().subspan(row.children.first, row.children.count)) {
      if (is_cut_short_) return;
      require(child, wanted);
    }
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
  std::size_t visits_left_;
  bool is_cut_short_ = false;
  Conjunction out_;
};

std::span<const std::uint32_t> unless_of(const core::Program& program, const core::RuleRow& rule) {
  return program.unless().subspan(rule.unless.first, rule.unless.count);
}

/// Nothing taken apart.
Conjunction as_written(const core::Program& program, const core::RuleRow& rule) {
  Conjunction conjunction;
  conjunction.atoms.push_back({rule.when, false, true});
  for (const std::uint32_t unless : unless_of(program, rule)) conjunction.atoms.push_back({unless, false, false});
  return conjunction;
}

}  // namespace

Conjunction flatten(const core::Program& program, const core::RuleRow& rule, bool status_is_column,
                    std::size_t& visits) {
  Flattener flattener(program, status_is_column, visits);
  flattener.require(rule.when, true);
  for (const std::uint32_t unless : unless_of(program, rule)) flattener.require(unless, false);
  visits = flattener.visits_left();
  return flattener.is_cut_short() ? as_written(program, rule) : flattener.take();
}

}  // namespace carom::table
