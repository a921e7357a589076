// The cells of `code` and `status` that a program's predicates hold for, as far as there is room to look at cells.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "runtime/core/program.h"
#include "runtime/table/bit_set.h"
#include "runtime/table/value_axis.h"

namespace carom::table {

class PredicateCells {
 public:
  /// Both are borrowed. Looks at `most_visits` cells, all calls together.
  PredicateCells(const core::Program& program, const StatusAxis& statuses, std::size_t most_visits)
      : program_(program), statuses_(statuses), visits_left_(most_visits) {}

  /// Of a predicate on `code`, or on `status` if it is a column; nothing: there is no more room.
  [[nodiscard]] std::optional<BitSet> of(std::uint32_t predicate);
  /// Whether cells answer anything about a status.
  [[nodiscard]] bool status_is_column() const { return statuses_.is_small(); }

 private:
  const core::Program& program_;
  const StatusAxis& statuses_;
  std::size_t visits_left_;
};

}  // namespace carom::table
