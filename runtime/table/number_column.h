// Fields whose value is a number that a batch has at hand.
#pragma once

#include <cstdint>
#include <optional>

#include "runtime/batch/record_batch.h"
#include "runtime/core/field.h"

namespace carom::table {

/// Nothing: the field is no such column. Else the field's value, which may be missing.
[[nodiscard]] std::optional<std::optional<std::int64_t>> number_column(const batch::RecordBatch& batch,
                                                                       std::size_t record, core::FieldId field);

/// Only unwrapping fills these fields, and a record that is unwrapped is no longer a matter of columns.
[[nodiscard]] constexpr bool is_outer(core::FieldId field) {
  return field == core::field::outer_code || field == core::field::outer_status || field == core::field::outer_text;
}

}  // namespace carom::table
