// JSON arrays of objects, single objects and objects one after another, pretty-printed or not.
#include "ingest/json_record.h"
#include "ingest/json_splitter.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"

namespace carom::ingest {
namespace {

bool deliver(const JsonSplitter::Element& element, const FieldTargets& targets, JsonRecordReader& reader,
             RecordCollector& sink) {
  if (element.too_long) return sink.reject(element.offset, too_long_reason("JSON element", element.size));
  TextArena& arena = sink.arena();
  core::Record record;
  const std::string_view json = arena.keep_padded(element.text, kJsonPadding);
  auto read = reader.read(json, record, arena);
  if (!read) return sink.reject(element.offset, std::move(read.error()));
  std::string refusal = settle_doubts(reader.builder(), targets, sink.next_number(), json);
  return refusal.empty() ? sink.record(record) : sink.reject(element.offset, std::move(refusal));
}

void report_what_is_open(const JsonSplitter& splitter, const FieldTargets& targets, JsonRecordReader& reader,
                         RecordCollector& sink) {
  if (splitter.is_inside_element()) {
    deliver(splitter.element(), targets, reader, sink);
  } else if (splitter.is_inside_array()) {
    sink.reject(splitter.position(), "the input ends inside a JSON array, expected `]`; it may have been cut off");
  }
}

}  // namespace

Expected<void> read_json_array(Input& input, std::uint64_t offset, const ReadOptions& options, RecordCollector& sink) {
  const auto targets = FieldTargets::make(options);
  if (!targets) return std::unexpected(targets.error());
  JsonRecordReader reader(*targets);
  JsonSplitter splitter(kMaxRecordBytes, offset);
  for (;;) {
    const auto read = input.next_chunk();
    if (!read) return std::unexpected(read.error());
    if (read->empty()) break;
    std::string_view chunk = *read;
    while (splitter.feed(chunk))
      if (!deliver(splitter.element(), **targets, reader, sink)) return {};
    if (!sink.flush()) return {};
  }
  report_what_is_open(splitter, **targets, reader, sink);
  return {};
}

}  // namespace carom::ingest
