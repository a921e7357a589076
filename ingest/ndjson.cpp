// NDJSON: one JSON object a line (https://github.com/ndjson/ndjson-spec). Empty lines separate nothing and count for
// nothing.
#include "ingest/json_record.h"
#include "ingest/line_reader.h"
#include "ingest/readers.h"
#include "ingest/value_spellings.h"

namespace carom::ingest {
namespace {

bool deliver(const Line& line, JsonRecordReader& reader, NumberedSink& sink) {
  if (line.too_long) return sink.reject(line.offset, too_long_reason("line", line.size));
  auto record = reader.read(line.text);
  return record ? sink.record(*record) : sink.reject(line.offset, std::move(record.error()));
}

}  // namespace

Expected<void> read_ndjson(Input& input, std::uint64_t offset, const ReadOptions& options, NumberedSink& sink) {
  auto reader = JsonRecordReader::make(options);
  if (!reader) return std::unexpected(reader.error());
  LineReader lines(input, kMaxRecordBytes, offset);
  for (;;) {
    const auto line = lines.next();
    if (!line) return std::unexpected(line.error());
    if (!*line) return {};
    const bool is_blank = !(*line)->too_long && trim((*line)->text).empty();
    if (!is_blank && !deliver(**line, *reader, sink)) return {};
  }
}

}  // namespace carom::ingest
