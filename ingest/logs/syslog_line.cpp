// Fields stand at known places, so nothing is searched but blanks.
#include "ingest/logs/syslog_line.h"

#include <algorithm>
#include <cstddef>

#include "ingest/logs/take_word.h"
#include "ingest/records/month_name.h"
#include "ingest/records/timestamp.h"
#include "support/ascii.h"

namespace carom::ingest::logs {
namespace {

constexpr std::size_t kShortDate = 15;  // `Mar  4 09:15:02`

bool is_short_date(std::string_view text) {
  return text.size() >= kShortDate && month_named(text.substr(0, 3)) && text[3] == ' ' && text[6] == ' ' &&
         text[9] == ':' && text[12] == ':';
}

/// `<22>`, and of RFC 5424 the version behind it. Whether the line is of RFC 5424.
bool skip_priority(std::string_view& rest) {
  if (!rest.starts_with('<')) return false;
  const std::size_t end = rest.substr(0, 6).find('>');
  if (end == std::string_view::npos) return false;
  rest.remove_prefix(end + 1);
  if (!rest.starts_with("1 ")) return false;
  rest.remove_prefix(2);
  return true;
}

std::string_view take_timestamp(std::string_view& rest) {
  if (!is_short_date(rest)) {
    const bool is_iso = rest.size() > 10 && is_digit(rest.front()) && rest[4] == '-';
    return is_iso ? take_word(rest) : std::string_view{};
  }
  const std::string_view date = rest.substr(0, kShortDate);
  rest.remove_prefix(std::min(kShortDate + 1, rest.size()));
  return date;
}

/// `postfix/smtp[900]: `, with or without the number.
std::string_view take_program(std::string_view& rest) {
  const std::size_t colon = rest.find(": ");
  const std::string_view tag = rest.substr(0, colon);
  if (colon == std::string_view::npos || tag.contains(' ')) return {};
  rest.remove_prefix(colon + 2);
  return tag.substr(0, tag.find('['));
}

/// Process number, message id and structured data stand between the name and the message.
std::string_view take_rfc5424_program(std::string_view& rest) {
  const std::string_view program = take_word(rest);
  static_cast<void>(take_word(rest));
  static_cast<void>(take_word(rest));
  if (!rest.starts_with('[')) {
    static_cast<void>(take_word(rest));
    return program;
  }
  const std::size_t end = rest.find("] ");
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 2);
  return program;
}

}  // namespace

std::optional<SyslogLine> split_syslog_line(std::string_view line) {
  SyslogLine parts;
  const bool is_rfc5424 = skip_priority(line);
  parts.timestamp = take_timestamp(line);
  if (parts.timestamp.empty()) return std::nullopt;
  static_cast<void>(take_word(line));  // the host that logs
  parts.program = is_rfc5424 ? take_rfc5424_program(line) : take_program(line);
  parts.message = line;
  return parts.program.empty() ? std::nullopt : std::optional(parts);
}

bool begins_log_line(std::string_view line) {
  constexpr std::size_t kLabelDigits = 24;
  const bool is_label =
      line.size() > kLabelDigits && line.front() == '@' &&
      std::ranges::all_of(line.substr(1, kLabelDigits), [](char c) { return hex_value(c).has_value(); });
  skip_priority(line);
  return is_label || !take_timestamp(line).empty();
}

std::string syslog_timestamp(std::string_view timestamp) {
  if (!is_short_date(timestamp)) return std::string(timestamp);
  const int month = *month_named(timestamp.substr(0, 3));
  std::string spelled = "MM-ddThh:mm:ss";
  spelled[0] = static_cast<char>('0' + month / 10);
  spelled[1] = static_cast<char>('0' + month % 10);
  spelled[3] = timestamp[4] == ' ' ? '0' : timestamp[4];
  spelled[4] = timestamp[5];
  timestamp.substr(7, 8).copy(&spelled[6], 8);
  return spelled.append(kNoYear);
}

}  // namespace carom::ingest::logs
