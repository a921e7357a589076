// Finds out the format and hands the input to its reader.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "ingest/beginning.h"
#include "ingest/bytes/descriptor_bytes.h"
#include "ingest/events/read_events.h"
#include "ingest/guess/unnamed_table.h"
#include "ingest/logs/read_log.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"
#include "ingest/record_by_record.h"
#include "ingest/tables/read_table.h"

namespace carom::ingest {
namespace {

Expected<void> read_collected(Format format, Input& input, std::uint64_t offset, const ReadOptions& options,
                              RecordCollector& sink) {
  if (const auto* const events = events::find_events(format))
    return events::read_events(*events, input, offset, options, sink);
  if (const auto* const log = logs::find_log(format)) return logs::read_log(*log, input, offset, options, sink);
  if (const auto* const table = tables::find_table(format))
    return tables::read_table(*table, input, offset, options, sink);
  switch (format) {
    case Format::replies:
      return read_replies(input, offset, sink);
    case Format::json_array:
      return read_json_array(input, offset, options, sink);
    case Format::mail:
      return read_mail(input, options, sink);
    case Format::mbox:
      return read_mbox(input, offset, options, sink);
    default:
      break;
  }
  std::unreachable();
}

/// Formats of objects, which have room for a member more.
bool is_json(Format format) {
  return format == Format::ndjson || format == Format::json_array || events::find_events(format) != nullptr;
}

Error not_json(std::string_view name, Format format) {
  return {ErrorKind::usage,
          fmt::format("{}: found {}, expected JSON objects, which --enrich can add to; without --enrich the verdicts "
                      "are given alone",
                      shown_name(name), name_of(format))};
}

Expected<void> read_as(Format format, Input& input, std::uint64_t offset, const ReadOptions& options, BlockSink& sink) {
  // Lines that threads parse are not seen in their order, so which of two was first would be chance.
  if (format == Format::ndjson && options.seen != nullptr) format = Format::json_array;
  // Nor where they end.
  if (!options.added_member.empty()) {
    if (!is_json(format)) return std::unexpected(not_json(input.name(), format));
    if (format == Format::ndjson) format = Format::json_array;
  }
  if (format == Format::ndjson) return read_ndjson(input, offset, options, sink);
  RecordCollector collector(input.name(), sink);
  const Expected<void> read = read_collected(format, input, offset, options, collector);
  collector.flush();
  return read;
}

}  // namespace

std::string too_long_reason(std::string_view what, std::uint64_t size) {
  return fmt::format("found a {} of {} bytes, expected at most {}", what, size, kMaxRecordBytes);
}

Expected<void> read_blocks(ByteSource& source, const ReadOptions& options, BlockSink& sink) {
  Input input(source);
  Expected<Beginning> beginning = look_at_beginning(input, options.format);
  if (!beginning) return std::unexpected(beginning.error());
  input.skip(beginning->mark);
  // A table may have no column of a known name; whoever maps its columns says that it is one.
  if (options.format == Format::automatic && beginning->format == Format::replies &&
      tables::has_mapped_column(input.ahead(), options.map))
    beginning->format = Format::csv;
  if (options.format == Format::automatic && options.notes != nullptr) {
    options.notes->take_format(beginning->format);
    if (beginning->format == Format::replies && guess::begins_unnamed_table(input.ahead()))
      options.notes->take_unnamed_table();
  }
  return read_as(beginning->format, input, beginning->mark, options, sink);
}

Expected<void> read_blocks(int descriptor, std::string_view name, const ReadOptions& options, BlockSink& sink) {
  DescriptorBytes source(descriptor, name);
  return read_blocks(source, options, sink);
}

Expected<void> read_records(int descriptor, std::string_view name, const ReadOptions& options, RecordSink& sink) {
  RecordByRecord blocks(sink);
  return read_blocks(descriptor, name, options, blocks);
}

}  // namespace carom::ingest
