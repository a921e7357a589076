// Shares the parser with the reader that it checks, and none of its short cuts.
#include "tests/ingest/obvious_ndjson.h"

#include <gtest/gtest.h>

#include "ingest/json/json_record.h"
#include "ingest/readers.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest {

CollectedRecords read_obviously(std::string_view bytes, const ReadOptions& options) {
  CollectedRecords found;
  const auto targets = FieldTargets::make(options);
  EXPECT_TRUE(targets) << targets.error().message;
  JsonRecordReader reader(*targets);
  TextArena arena;
  std::uint64_t number = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size());
    std::string_view line = bytes.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t offset = std::exchange(at, end + 1);
    if (line.size() <= kMaxRecordBytes && trim(line).empty()) continue;
    ++number;
    arena.clear();
    core::Record record;
    if (line.size() > kMaxRecordBytes) {
      found.reject({"input", number, offset, too_long_reason("line", line.size())});
    } else if (const auto read = reader.read(arena.keep_padded(line, kJsonPadding), record, arena); !read) {
      found.reject({"input", number, offset, read.error()});
    } else {
      record.file = "input";
      record.number = number;
      found.record(record);
    }
  }
  return found;
}

}  // namespace carom::ingest
