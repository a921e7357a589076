// Lines of NDJSON (https://github.com/ndjson/ndjson-spec) in one piece of memory, and the records in them. Empty lines
// separate nothing and count for nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "ingest/json/flat_json.h"
#include "ingest/json/json_record.h"
#include "ingest/records/record_source.h"
#include "support/byte_buffer.h"
#include "support/text_arena.h"

namespace carom::ingest {

class JsonLines {
 public:
  /// Bytes behind the lines that parsers look at.
  static constexpr std::size_t kPadding = 64;

  /// Empties it.
  void begin(std::shared_ptr<const FieldTargets> targets);
  /// The lines, for the reader to fill; all but the last of an input end in LF.
  [[nodiscard]] ByteBuffer& bytes() { return bytes_; }
  /// Once they are in: `offset` of their first byte in the input, how many records and rejects stood before, and how
  /// many of the lines are not blank.
  void finish(std::uint64_t offset, std::uint64_t numbered, std::uint64_t filled);
  /// As finish() was told: the records and rejects that read() gives in all.
  [[nodiscard]] std::uint64_t filled() const { return filled_; }

  /// Reads the next records, which view the lines and `arena`; the number of those read. What is no record goes to
  /// `rejects`. Less than asked for: the lines are at their end.
  std::size_t read(std::span<core::Record> records, std::string_view file, TextArena& arena,
                   std::vector<Reject>& rejects);

 private:
  bool read_line(core::Record& record, std::string_view file, TextArena& arena, std::vector<Reject>& rejects);
  std::string read_fully(std::string_view line, core::Record& record, TextArena& arena);
  [[nodiscard]] std::string settle(const RecordBuilder& builder, std::string_view line) const;

  std::shared_ptr<const FieldTargets> targets_;
  std::optional<FlatJsonReader> flat_;    ///< none: the options need a full parser
  std::optional<JsonRecordReader> full_;  ///< made for the first line that needs it
  ByteBuffer bytes_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::uint64_t offset_ = 0;  ///< of the first of the bytes
  std::uint64_t number_ = 0;  ///< of the last record or reject
  std::uint64_t filled_ = 0;
};

/// How many of the lines are not blank.
[[nodiscard]] std::uint64_t count_filled_lines(std::string_view lines);

}  // namespace carom::ingest
