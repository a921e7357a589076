// What an expression over tests means (docs/language.md sections 2 and 3), the same for every engine: an engine only
// says how a single test is answered.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "runtime/core/program.h"

namespace carom::core {

/// Truth by row, remembered for one turn: a record's number, so that the next record costs what it touches. Turns count
/// from 1 to kMostTurns; before they start over, forget_all().
class TruthMemory {
 public:
  static constexpr std::uint32_t kMostTurns = 0x7FFFFFFF;  // the word's other bit is the truth

  /// Never shrinks.
  void hold(std::size_t rows) { known_.resize(std::max(known_.size(), rows)); }
  void forget_all() { std::ranges::fill(known_, 0U); }
  void set_true(std::uint32_t row, std::uint32_t turn) { known_[row] = word_of_true(turn); }
  /// Whether it is known in this turn that `row` holds.
  [[nodiscard]] bool is_true(std::uint32_t row, std::uint32_t turn) const { return known_[row] == word_of_true(turn); }
  /// By row: word_of_true(turn) where it is known in that turn that the row holds. For readers that are no C++.
  [[nodiscard]] const std::uint32_t* words() const { return known_.data(); }
  [[nodiscard]] static std::uint32_t word_of_true(std::uint32_t turn) { return turn << 1U | 1U; }

  /// The truth of `row`, from `compute()` if it was not asked for in this turn.
  template <class Compute>
  [[nodiscard]] bool ask(std::uint32_t row, std::uint32_t turn, Compute compute) {
    std::uint32_t& known = known_[row];
    if (known >> 1U != turn) known = turn << 1U | (compute() ? 1U : 0U);
    return (known & 1U) != 0;
  }

 private:
  std::vector<std::uint32_t> known_;  // turn × 2 + truth
};

/// The truth of one row of `expressions`: `test_holds` answers a row of `predicates`, `holds` another expression. Asks
/// in order, and only for what decides something.
template <class TestHolds, class Holds>
[[nodiscard]] bool expression_holds(const Program& program, std::uint32_t expression, TestHolds test_holds,
                                    Holds holds) {
  const ExprRow& row = program.expressions()[expression];
  const auto children = [&] { return program.expression_children().subspan(row.children.first, row.children.count); };
  switch (row.op) {
    case ExprOp::always:
      return true;
    case ExprOp::never:
      return false;
    case ExprOp::predicate:
      return test_holds(row.children.first);
    case ExprOp::all_of:
      return std::ranges::all_of(children(), holds);
    case ExprOp::any_of:
      return std::ranges::any_of(children(), holds);
    case ExprOp::negate:
      return !holds(children().front());
  }
  std::unreachable();
}

/// `when` holds and no `unless` does; of rules, unwraps and annotations.
template <class Row, class Holds>
[[nodiscard]] bool conditions_hold(const Program& program, const Row& row, Holds holds) {
  return holds(row.when) && std::ranges::none_of(program.unless().subspan(row.unless.first, row.unless.count), holds);
}

}  // namespace carom::core
