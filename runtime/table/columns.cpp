// Enumerators outside their type are missing values, as in core::prepare.
#include "runtime/table/columns.h"

#include "runtime/core/record.h"
#include "runtime/core/record_values.h"

namespace carom::table {
namespace {

using Number = std::optional<std::int64_t>;
using Status = std::optional<core::EnhancedStatus>;

template <class E>
Number word(E value) {
  const E valid = core::valid_word(value);
  return valid == E::missing ? std::nullopt : Number(static_cast<std::int64_t>(valid));
}

Number present(std::uint16_t code) {
  return code != 0 ? Number(code) : std::nullopt;
}

}  // namespace

std::optional<Number> number_column(const RowPlace& place, core::FieldId field) {
  const batch::RecordBatch& batch = place.batch();
  const core::Record& record = batch.record(place.row);
  switch (field) {
    case core::field::code:
      return present(batch.code(place.row));
    case core::field::stage:
      return word(batch.stage(place.row));
    case core::field::via:
      return word(record.via);
    case core::field::attempts:
      return record.attempts;
    case core::field::age:
      return record.age_seconds;
    case core::field::esp_type:
      return word(record.esp_type);
    case core::field::dsn_action:
      return word(record.dsn_action);
    case core::field::status_conflict:
      return Number(batch.status_conflict(place.row) ? 1 : 0);
    case core::field::information:
      return word(batch.information(place.row));
    case core::field::outer_code:
      return place.is_unwrapped() ? present(place.outermost().code(place.original())) : std::nullopt;
    default:
      return std::nullopt;
  }
}

std::optional<Status> status_column(const RowPlace& place, core::FieldId field) {
  switch (field) {
    case core::field::status:
      return batch::unpack_status(place.batch().status(place.row));
    case core::field::dsn_status:
      return core::valid_status(place.outermost().record(place.original()).dsn_status);
    case core::field::outer_status:
      return place.is_unwrapped() ? batch::unpack_status(place.outermost().status(place.original())) : std::nullopt;
    default:
      return std::nullopt;
  }
}

}  // namespace carom::table
