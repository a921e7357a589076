// The date tells a separator from prose that begins with "From": senders are spelled in too many ways.
#include "ingest/mail/mbox_separator.h"

#include <algorithm>
#include <iterator>

#include "ingest/mail/header_block.h"
#include "ingest/records/month_name.h"
#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

constexpr std::string_view kBeginning = "From ";
// RFC 5322 section 2.1.1; a longer line is no separator, and no name of a field.
constexpr std::size_t kMaxLine = 998;

std::string_view take_word(std::string_view& text) {
  const std::size_t end = std::min(text.find(' '), text.size());
  const std::string_view word = text.substr(0, end);
  text = trim(text.substr(end));
  return word;
}

bool is_day(std::string_view word) {
  constexpr std::string_view kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return std::ranges::find(kDays, word) != std::end(kDays);
}

/// The line at `at`; nothing while it may go on.
std::optional<std::string_view> line_at(std::string_view text, std::size_t at, bool is_all) {
  std::string_view rest = text.substr(at, kMaxLine + 1);
  if (!is_all && rest.size() <= kMaxLine && !rest.contains('\n')) return std::nullopt;
  return take_line(rest);
}

/// Programs of old put a separator that they met there, quoted, into the header.
bool begins_header(std::string_view line) {
  if (trim(line).empty() || line.starts_with(">From ") || is_mbox_separator(line)) return true;
  return !HeaderBlock::take_from(line).empty();
}

bool is_behind_blank(std::string_view text, std::size_t line_end) {
  while (line_end > 0 && (is_blank(text[line_end - 1]) || text[line_end - 1] == '\r')) --line_end;
  return line_end == 0 || text[line_end - 1] == '\n';
}

}  // namespace

bool is_mbox_separator(std::string_view line) {
  if (!line.starts_with(kBeginning) || line.size() > kMaxLine) return false;
  std::string_view rest = line.substr(kBeginning.size());
  for (std::string_view word = take_word(rest); !rest.empty(); word = take_word(rest)) {
    std::string_view behind = rest;
    if (is_day(word) && month_named(take_word(behind)) && behind.contains(':')) return true;
  }
  return false;
}

std::optional<bool> begins_mail(std::string_view text, std::size_t at, bool is_all) {
  const auto line = line_at(text, at, is_all);
  if (!line) return std::nullopt;
  if (!is_mbox_separator(*line)) return false;
  const std::size_t end = text.find('\n', at);
  if (end == std::string_view::npos) return true;
  const auto next = line_at(text, end + 1, is_all);
  return next ? std::optional(begins_header(*next)) : std::nullopt;
}

SeparatorSearch find_separator(std::string_view text, std::size_t from, std::size_t first_line, bool is_all) {
  constexpr std::string_view kLineEndAndBeginning = "\nFrom ";
  for (std::size_t at = from;;) {
    const std::size_t line_end = text.find(kLineEndAndBeginning, at);
    if (line_end == std::string_view::npos)
      return {std::max(from, text.size() - std::min(text.size(), kLineEndAndBeginning.size() - 1)), false};
    const std::size_t line = line_end + 1;
    const auto begins = begins_mail(text, line, is_all);
    if (!begins) return {line_end, false};
    if (*begins && (line == first_line || is_behind_blank(text, line_end))) return {line, true};
    at = line;
  }
}

}  // namespace carom::ingest
