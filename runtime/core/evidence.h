// Why a condition holds: the atoms that made it true, and where in the source they stand.
#pragma once

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/core/verdict.h"

namespace carom::core {

/// Collects evidence; reusable. `Truth` is an engine's knowledge of one record (Evaluation, for the interpreter):
/// program(), holds(expression), find(pattern), text_source_of(span).
class EvidenceCollector {
 public:
  /// Appends to `out` the evidence of a condition that holds: of `and` every part, of `or` the first part that holds,
  /// of `not` nothing. Sorted by field and place, without repetitions. A pattern on `text` shows its match in source
  /// bytes; everything else an empty span.
  template <class Truth>
  void collect(Truth& truth, std::uint32_t condition, std::vector<Evidence>& out) {
    begin(truth.program().expressions().size());
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    visit(truth, condition, out);
    const auto place_of = [](const Evidence& e) { return std::tuple(e.field, e.span.begin, e.span.end); };
    std::ranges::sort(out.begin() + first, out.end(), {}, place_of);
    const auto repeated = std::ranges::unique(out.begin() + first, out.end());
    out.erase(repeated.begin(), repeated.end());
  }

 private:
  void begin(std::size_t expressions) {
    visited_.resize(std::max(visited_.size(), expressions));
    if (++round_ != 0) return;
    std::ranges::fill(visited_, 0U);
    round_ = 1;
  }

  template <class Truth>
  void visit(Truth& truth, std::uint32_t expression, std::vector<Evidence>& out) {
    if (visited_[expression] == round_ || !truth.holds(expression)) return;
    visited_[expression] = round_;
    const Program& program = truth.program();
    const ExprRow& row = program.expressions()[expression];
    if (row.op == ExprOp::predicate) add_predicate(truth, program.predicates()[row.children.first], out);
    if (row.op != ExprOp::all_of && row.op != ExprOp::any_of) return;
    for (const std::uint32_t part : program.expression_children().subspan(row.children.first, row.children.count)) {
      visit(truth, part, out);
      if (row.op == ExprOp::any_of && truth.holds(part)) return;
    }
  }

  template <class Truth>
  static void add_predicate(Truth& truth, const PredicateRow& predicate, std::vector<Evidence>& out) {
    const auto patterns = [&] {
      return truth.program().pattern_refs().subspan(predicate.operand.first, predicate.operand.count);
    };
    if (predicate.op == PredicateOp::all_patterns) {
      for (const std::uint32_t pattern : patterns()) add_pattern(truth, predicate, pattern, out);
    } else if (predicate.op == PredicateOp::any_pattern) {
      const auto first =
          std::ranges::find_if(patterns(), [&](std::uint32_t pattern) { return truth.find(pattern).has_value(); });
      add_pattern(truth, predicate, *first, out);
    } else {
      out.push_back({predicate.field, {}});
    }
  }

  template <class Truth>
  static void add_pattern(Truth& truth, const PredicateRow& predicate, std::uint32_t pattern,
                          std::vector<Evidence>& out) {
    const auto match = truth.find(pattern);
    const bool has_place = match && predicate.field == field::text;
    out.push_back({predicate.field, has_place ? truth.text_source_of(*match) : Span{}});
  }

  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> visited_;  // by expression: shared parts are walked once
};

}  // namespace carom::core
