// What a layout costs is counted before it is made; once there is too little room, there is none for anything.
#include "runtime/table/predicate_cells.h"

namespace carom::table {

std::optional<BitSet> PredicateCells::of(std::uint32_t predicate) {
  const core::PredicateRow& row = program_.predicates()[predicate];
  const bool is_code = row.field == core::field::code;
  const std::size_t visits = is_code ? CodeAxis::visits(row) : statuses_.visits(program_, row);
  if (visits > visits_left_) {
    visits_left_ = 0;
    return std::nullopt;
  }
  visits_left_ -= visits;
  return is_code ? CodeAxis::cells_where(program_, row) : statuses_.cells_where(program_, row);
}

}  // namespace carom::table
