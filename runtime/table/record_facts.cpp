// The same values as columns.cpp gives one by one.
#include "runtime/table/record_facts.h"

#include "runtime/core/record_values.h"

namespace carom::table {
namespace {

template <class E>
std::uint8_t word(E value) {
  return static_cast<std::uint8_t>(core::valid_word(value));
}

}  // namespace

void set_columns(const RowPlace& place, RecordFacts& facts) {
  const batch::RecordBatch& batch = place.batch();
  const core::Record& record = batch.record(place.row);
  facts.code = batch.code(place.row);
  facts.status = batch.status(place.row);
  facts.status_conflict = batch.status_conflict(place.row) ? 1 : 0;
  facts.stage = word(batch.stage(place.row));
  facts.via = word(record.via);
  facts.esp_type = word(record.esp_type);
  facts.dsn_action = word(record.dsn_action);
  facts.information = word(batch.information(place.row));
  facts.has_attempts = record.attempts.has_value() ? 1 : 0;
  facts.attempts = record.attempts.value_or(0);
  facts.has_age = record.age_seconds.has_value() ? 1 : 0;
  facts.age = record.age_seconds.value_or(0);
  facts.dsn_status = batch::pack_status(core::valid_status(place.outermost().record(place.original()).dsn_status));
  facts.is_unwrapped = place.is_unwrapped() ? 1 : 0;
  facts.outer_code = place.is_unwrapped() ? place.outermost().code(place.original()) : 0;
  facts.outer_status = place.is_unwrapped() ? place.outermost().status(place.original()) : 0;
}

}  // namespace carom::table
