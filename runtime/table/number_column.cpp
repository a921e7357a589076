// Enumerators outside their type are missing values, as in core::prepare.
#include "runtime/table/number_column.h"

#include "runtime/core/record.h"

namespace carom::table {
namespace {

using Value = std::optional<std::int64_t>;

template <class E>
Value word(core::FieldType type, E value) {
  const auto number = static_cast<std::int64_t>(value);
  const auto words = static_cast<std::int64_t>(core::words_of(type).size());
  return number != 0 && number <= words ? Value(number) : std::nullopt;
}

}  // namespace

std::optional<Value> number_column(const batch::RecordBatch& batch, std::size_t record, core::FieldId field) {
  const core::Record& row = batch.record(record);
  switch (field) {
    case core::field::code:
      return batch.code(record) != 0 ? Value(batch.code(record)) : std::nullopt;
    case core::field::stage:
      return word(core::FieldType::stage, batch.stage(record));
    case core::field::via:
      return word(core::FieldType::via, row.via);
    case core::field::attempts:
      return row.attempts;
    case core::field::age:
      return row.age_seconds;
    case core::field::esp_type:
      return word(core::FieldType::esp_type, row.esp_type);
    case core::field::dsn_action:
      return word(core::FieldType::dsn_action, row.dsn_action);
    case core::field::status_conflict:
      return Value(batch.status_conflict(record) ? 1 : 0);
    case core::field::information:
      return word(core::FieldType::information, batch.information(record));
    default:
      return std::nullopt;
  }
}

}  // namespace carom::table
