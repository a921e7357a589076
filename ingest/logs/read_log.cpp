// One line after the other is handed to the log's format.
#include "ingest/logs/read_log.h"

#include <algorithm>

#include "ingest/bytes/line_reader.h"
#include "ingest/event_sink.h"
#include "ingest/logs/log_formats.h"
#include "ingest/mail/header_block.h"

namespace carom::ingest::logs {
const LogFormat* find_log(Format format) {
  const auto formats = log_formats();
  const auto found = std::ranges::find(formats, format, &LogFormat::format);
  return found == formats.end() ? nullptr : &*found;
}

std::optional<Format> tell_log(std::string_view beginning) {
  while (!beginning.empty()) {
    const std::string_view line = take_line(beginning);
    for (const LogFormat& format : log_formats())
      if (format.shows(line)) return format.format;
  }
  return std::nullopt;
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
