// Finds out the format and hands the input to its reader.
#include <fmt/format.h>

#include <optional>
#include <utility>

#include "ingest/descriptor_bytes.h"
#include "ingest/events/read_events.h"
#include "ingest/logs/read_log.h"
#include "ingest/readers.h"
#include "ingest/reading_notes.h"
#include "ingest/record_by_record.h"
#include "ingest/tables/read_table.h"

namespace carom::ingest {
namespace {

// Enough for the headers of almost every mail; detection needs no more than a few lines of the other formats.
constexpr std::size_t kDetectionBytes = 65536;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

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

Error not_text(std::string_view name, const std::string& found) {
  return {ErrorKind::unreadable,
          fmt::format("{}: found {}, expected replies, JSON or a mail as text", shown_name(name), found)};
}

struct Beginning {
  std::size_t mark = 0;  ///< bytes of the byte order mark
  Format format = Format::automatic;
};

/// Nothing: what is there may be the beginning of more than one thing.
std::optional<Beginning> tell_beginning(std::string_view text, Format given, bool is_all) {
  if (!is_all && text.size() < kByteOrderMark.size() && kByteOrderMark.starts_with(text)) return std::nullopt;
  const std::size_t mark = text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  if (given != Format::automatic) return Beginning{mark, given};
  const std::optional<Format> format = tell_format(text.substr(mark), is_all);
  return format ? std::optional(Beginning{mark, *format}) : std::nullopt;
}

/// Reads ahead no further than needed, so that a stream is answered while it is still being written.
Expected<Beginning> look_at_beginning(Input& input, Format given) {
  for (;;) {
    const Expected<bool> more = input.read_ahead();
    if (!more) return std::unexpected(more.error());
    const bool is_all = !*more || input.ahead().size() >= kDetectionBytes;
    if (const std::optional<Beginning> told = tell_beginning(input.ahead(), given, is_all)) return *told;
  }
}

}  // namespace

std::string too_long_reason(std::string_view what, std::uint64_t size) {
  return fmt::format("found a {} of {} bytes, expected at most {}", what, size, kMaxRecordBytes);
}

Expected<void> read_blocks(ByteSource& source, const ReadOptions& options, BlockSink& sink) {
  Input input(source);
  const Expected<Beginning> beginning = look_at_beginning(input, options.format);
  if (!beginning) return std::unexpected(beginning.error());
  if (const std::string found = describe_binary(input.ahead()); !found.empty())
    return std::unexpected(not_text(input.name(), found));
  input.skip(beginning->mark);
  if (options.format == Format::automatic && options.notes != nullptr) options.notes->take_format(beginning->format);
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
