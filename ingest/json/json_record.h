// One JSON object → one record, whatever its shape.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/records/field_targets.h"
#include "ingest/records/record_builder.h"
#include "runtime/core/record.h"
#include "support/text_arena.h"

namespace carom::ingest {

/// Bytes that must be readable behind a text of JSON.
inline constexpr std::size_t kJsonPadding = 64;

/// Reusable; grows to the largest object seen. Not for several threads.
class JsonRecordReader {
 public:
  explicit JsonRecordReader(std::shared_ptr<const FieldTargets> targets);
  ~JsonRecordReader();
  JsonRecordReader(JsonRecordReader&&) noexcept;
  JsonRecordReader& operator=(JsonRecordReader&&) noexcept;

  /// Fills `record`, which then views `json` and `arena`; kJsonPadding bytes behind `json` must be readable. Unknown
  /// fields and those of an impossible type are ignored; an object that holds no known field is a record without
  /// information. What json_repair.h names is repaired. Otherwise: why `json` is not one JSON object.
  [[nodiscard]] std::expected<void, std::string> read(std::string_view json, core::Record& record, TextArena& arena);
  /// What was made of the object read last.
  [[nodiscard]] const RecordBuilder& builder() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The names of the object's members, with commas, as far as they can be read; of many or long ones the beginning.
/// kJsonPadding bytes behind `json` must be readable.
[[nodiscard]] std::string member_names(std::string_view json);

}  // namespace carom::ingest
