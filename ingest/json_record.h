// One JSON object → one record; shared by all JSON shapes. The only file that includes simdjson is its .cpp.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/record_source.h"

namespace carom::ingest {

/// Reusable; grows to the largest object seen. Not for several threads.
class JsonRecordReader {
 public:
  /// Refuses mappings to a name that no field has, and pointers that RFC 6901 does not allow (usage).
  [[nodiscard]] static Expected<JsonRecordReader> make(const ReadOptions& options);
  ~JsonRecordReader();
  JsonRecordReader(JsonRecordReader&&) noexcept;
  JsonRecordReader& operator=(JsonRecordReader&&) noexcept;

  /// The record's views live until the next call. Unknown fields and those of an impossible type are ignored; an
  /// object that holds no known field is a record without information. What json_repair.h names is repaired.
  /// Otherwise: why `json` is not one JSON object.
  [[nodiscard]] std::expected<core::Record, std::string> read(std::string_view json);

 private:
  struct State;
  explicit JsonRecordReader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace carom::ingest
