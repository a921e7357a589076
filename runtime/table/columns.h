// Fields whose value is a number or a status that the batches of the rounds have at hand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

#include "runtime/core/enhanced_status.h"
#include "runtime/core/field.h"
#include "runtime/table/rounds.h"

namespace carom::table {

/// A record after some rounds of unwrapping.
struct RowPlace {
  const Rounds& rounds;
  std::size_t round;
  std::size_t row;

  [[nodiscard]] const batch::RecordBatch& batch() const { return rounds[round].batch; }
  [[nodiscard]] const batch::RecordBatch& outermost() const { return rounds[0].batch; }
  [[nodiscard]] std::size_t original() const { return rounds.original(round, row); }
  [[nodiscard]] bool is_unwrapped() const { return round != 0; }
};

/// Nothing: the field is no such column. Else the field's value, which may be missing.
[[nodiscard]] std::optional<std::optional<std::int64_t>> number_column(const RowPlace& place, core::FieldId field);
[[nodiscard]] std::optional<std::optional<core::EnhancedStatus>> status_column(const RowPlace& place,
                                                                               core::FieldId field);

}  // namespace carom::table
