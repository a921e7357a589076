// Cutting at range edges keeps the number of cells near the number of ranges that a program writes.
#include "runtime/table/value_axis.h"

#include <bit>

#include "runtime/core/evaluate.h"
#include "support/check.h"

namespace carom::table {
namespace {

using core::PredicateOp;

bool holds_for_code(const core::Program& program, const core::PredicateRow& predicate, std::uint16_t code) {
  return predicate.op == PredicateOp::present || core::number_fits(program, predicate, code);
}

/// Numbers the intervals between cuts: `cell[v]` of every value 0–999; returns how many there are.
std::uint32_t number_intervals(const std::vector<bool>& cuts, std::array<std::uint16_t, 1024>& cell) {
  std::uint16_t interval = 0;
  for (std::size_t value = 0; value < cuts.size() - 1; ++value) {
    if (value != 0 && cuts[value]) ++interval;
    cell[value] = interval;
  }
  return std::uint32_t{interval} + 1;
}

}  // namespace

BitSet CodeAxis::cells_where(const core::Program& program, const core::PredicateRow& predicate) {
  BitSet cells(kCells);
  if (predicate.op == PredicateOp::missing) {
    cells.insert(0);
    return cells;
  }
  for (std::uint16_t code = 1; code < kCells; ++code)
    if (holds_for_code(program, predicate, code)) cells.insert(code);
  return cells;
}

std::size_t CodeAxis::visits(const core::PredicateRow& predicate) {
  return kCells * (predicate.op == PredicateOp::in_codes ? std::size_t{1} + predicate.operand.count : 1);
}

StatusAxis::StatusAxis(const core::Program& program) {
  std::vector<bool> subject_cuts(kParts + 1);
  std::vector<bool> detail_cuts(kParts + 1);
  for (const core::StatusRange& range : program.statuses()) {
    subject_cuts[range.subject_first] = subject_cuts[range.subject_last + 1U] = true;
    detail_cuts[range.detail_first] = detail_cuts[range.detail_last + 1U] = true;
  }
  subject_count_ = number_intervals(subject_cuts, subject_cell_);
  detail_count_ = number_intervals(detail_cuts, detail_cell_);
}

void StatusAxis::add_cells(const core::StatusRange& range, BitSet& cells) const {
  for (const std::uint32_t klass : {2U, 4U, 5U}) {
    if ((range.class_mask >> klass & 1U) == 0) continue;
    for (std::uint32_t s = subject_cell_[range.subject_first]; s <= subject_cell_[range.subject_last]; ++s)
      for (std::uint32_t d = detail_cell_[range.detail_first]; d <= detail_cell_[range.detail_last]; ++d)
        cells.insert(first_cell(klass) + s * detail_count_ + d);
  }
}

std::size_t StatusAxis::cells_of(const core::StatusRange& range) const {
  const std::size_t subjects = subject_cell_[range.subject_last] - subject_cell_[range.subject_first] + std::size_t{1};
  const std::size_t details = detail_cell_[range.detail_last] - detail_cell_[range.detail_first] + std::size_t{1};
  return 1 + static_cast<std::size_t>(std::popcount(range.class_mask)) * subjects * details;
}

std::size_t StatusAxis::visits(const core::Program& program, const core::PredicateRow& predicate) const {
  std::size_t visits = 1 + cells() / 64;
  if (predicate.op != PredicateOp::in_statuses) return visits;
  for (const core::StatusRange& range : program.statuses().subspan(predicate.operand.first, predicate.operand.count))
    visits += cells_of(range);
  return visits;
}

BitSet StatusAxis::cells_where(const core::Program& program, const core::PredicateRow& predicate) const {
  BitSet set(cells());
  switch (predicate.op) {
    case PredicateOp::missing:
      set.insert(0);
      break;
    case PredicateOp::present:
      set.insert(0);
      set.complement();
      break;
    case PredicateOp::in_statuses:
      for (const core::StatusRange& range :
           program.statuses().subspan(predicate.operand.first, predicate.operand.count))
        add_cells(range, set);
      break;
    default:
      fail_check(__FILE__, __LINE__, "predicate.op",
                 "an enhanced status is tested by something that no rule can write");
  }
  return set;
}

}  // namespace carom::table
