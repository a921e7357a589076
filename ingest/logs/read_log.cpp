// One line after the other is handed to the log's format.
#include "ingest/logs/read_log.h"

#include <algorithm>

#include "ingest/bytes/line_reader.h"
#include "ingest/event_sink.h"
#include "ingest/logs/log_formats.h"
#include "ingest/logs/syslog_line.h"
#include "ingest/mail/header_block.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest::logs {
namespace {

/// The next that is not blank; nothing where there is none, or none that is whole.
std::optional<std::string_view> next_line(std::string_view& rest, bool is_all) {
  while (is_all ? !rest.empty() : rest.contains('\n'))
    if (const std::string_view line = take_line(rest); !trim(line).empty()) return line;
  return std::nullopt;
}

bool begins_with_code(std::string_view line) {
  const std::string_view behind = line.substr(std::min<std::size_t>(line.size(), 3));
  return parse_reply_code(line.substr(0, 3)) && (behind.empty() || std::string_view(" -:").contains(behind.front()));
}

std::optional<Format> format_showing(std::string_view line) {
  for (const LogFormat& format : log_formats())
    if (format.shows(line)) return format.format;
  return std::nullopt;
}

}  // namespace

const LogFormat* find_log(Format format) {
  const auto formats = log_formats();
  const auto found = std::ranges::find(formats, format, &LogFormat::format);
  return found == formats.end() ? nullptr : &*found;
}

std::optional<Format> tell_log(std::string_view beginning, bool is_all) {
  const std::optional<Format> undecided = is_all ? std::optional(Format::automatic) : std::nullopt;
  bool is_log = false;
  for (std::size_t number = 1;; ++number) {
    const std::optional<std::string_view> line = next_line(beginning, is_all);
    if (!line) return undecided;
    // A reply is answered as soon as it is there.
    if (number == 1 && begins_with_code(*line)) return Format::automatic;
    if (const std::optional<Format> format = format_showing(*line)) return format;
    is_log = is_log || begins_log_line(*line);
    // The first may be the end of a line that was cut, or a tool's own words above the log.
    if (number > 1 && !is_log) return Format::automatic;
  }
}

Expected<void> read_log(const LogFormat& format, Input& input, std::uint64_t offset, const ReadOptions& options,
                        RecordCollector& sink) {
  LineReader lines(input, kMaxRecordBytes, offset);
  const std::unique_ptr<LogReader> reader = format.make_reader();
  EventSink events({}, core::Via::log, options, sink);
  for (std::uint64_t place = 0;; ++place) {
    if (!lines.has_line() && !sink.flush()) return {};
    const auto line = lines.next();
    if (!line) return std::unexpected(line.error());
    if (!*line || !events.is_wanted()) return {};
    events.begin(place);
    if ((*line)->too_long)
      events.reject((*line)->offset, too_long_reason("line", (*line)->size));
    else
      reader->read((*line)->text, events);
  }
}

}  // namespace carom::ingest::logs
