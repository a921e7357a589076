// The head that syslog puts before a program's words: RFC 3164 section 4.1, RFC 5424 section 6, and what daemons write
// to files (the same without a priority, with an ISO date).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carom::ingest::logs {

/// Views into the line.
struct SyslogLine {
  std::string_view timestamp;  ///< as it stands there
  std::string_view program;    ///< without its process number: `postfix/smtp`
  std::string_view message;    ///< what the program says
};

/// Nothing for lines without such a head.
[[nodiscard]] std::optional<SyslogLine> split_syslog_line(std::string_view line);

/// Whether the line begins as lines of logs do, whatever program wrote it: with a moment, behind a priority or not
/// (`Mar  4 09:15:02`, `2024-03-04T09:15:02`, the TAI64N label `@400000006…`).
[[nodiscard]] bool begins_log_line(std::string_view line);

/// For Origin::timestamp: dates of RFC 3164 as `03-04T09:15:02 (no year, local zone)`, since neither is known; others
/// as they are.
[[nodiscard]] std::string syslog_timestamp(std::string_view timestamp);

}  // namespace carom::ingest::logs
