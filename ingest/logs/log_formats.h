// The formats of log_formats.def, by number: how each is known, and what its lines say.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "ingest/event_sink.h"
#include "ingest/records/record_source.h"

namespace carom::ingest::logs {

/// Reads one log, line by line, and keeps what joins its lines; bounded, however long the log.
class LogReader {
 public:
  virtual ~LogReader() = default;
  /// The line without its end. Lines that tell of no delivery are read, too, and say nothing.
  virtual void read(std::string_view line, EventSink& sink) = 0;
};

#define LOG_FORMAT(id, name)                                      \
  /** Whether `line`, somewhere at the beginning, tells of it. */ \
  [[nodiscard]] bool shows_##id(std::string_view line);           \
  [[nodiscard]] std::unique_ptr<LogReader> make_##id##_reader();
#include "ingest/records/log_formats.def"
#undef LOG_FORMAT

struct LogFormat {
  Format format;
  bool (*shows)(std::string_view line);
  std::unique_ptr<LogReader> (*make_reader)();
};

[[nodiscard]] std::span<const LogFormat> log_formats();

}  // namespace carom::ingest::logs
