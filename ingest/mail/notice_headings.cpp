// Headings stand at the beginning of a paragraph, or under one with the same indentation.
#include "ingest/mail/notice_headings.h"

#include <algorithm>
#include <utility>

#include "ingest/records/value_spellings.h"
#include "support/ascii.h"

namespace carom::ingest {
namespace {

// Announcements are short; what is behind the beginning of a long paragraph is none.
constexpr std::size_t kMaxAnnouncement = 1024;

/// How notices announce the recipients that failed, in lower case. Words without a failure, such as "use the following
/// address", are not among them: they tell of a new address.
constexpr std::string_view kAnnouncements[] = {"the following address(es) failed",
                                               "the following address failed",
                                               "the following addresses failed",
                                               "the following addresses had",
                                               "the following address had",
                                               "to the following recipient",
                                               "the following recipient(s) could not",
                                               "the following recipients could not",
                                               "not been delivered to the following",
                                               "not delivered to the following",
                                               "not be delivered to the following",
                                               "deliver your message to the following address",
                                               "the following recipients did not receive",
                                               "delivery of email to this address",
                                               "delivered to all of its recipients"};

constexpr std::size_t kLongestAnnouncement = std::ranges::max(kAnnouncements, {}, &std::string_view::size).size();

bool is_address(std::string_view word) {
  const std::size_t at = word.rfind('@');
  if (at == 0 || at == std::string_view::npos) return false;
  const std::string_view domain = word.substr(at + 1);
  return !domain.empty() && domain.front() != '.' && std::ranges::none_of(word, is_blank) &&
         std::ranges::none_of(word, [](char c) { return std::string_view("<>,;:\"()[]").contains(c); });
}

/// What stands in `<…>` at the beginning, taken off `line`; empty where none does.
std::string_view take_bracketed(std::string_view& line) {
  const std::size_t close = line.find('>');
  if (!line.starts_with('<') || close == std::string_view::npos) return {};
  const std::string_view inside = line.substr(1, close - 1);
  line.remove_prefix(close + 1);
  return inside;
}

/// `kim@a.example: 550 …` (OpenSMTPD): without brackets only a code shows that words about it follow.
std::optional<std::string_view> before_code(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos || !is_address(line.substr(0, colon))) return {};
  const std::string_view reason = line.substr(colon + 2);
  if (reason.size() < 4 || reason[3] != ' ' || !parse_reply_code(reason.substr(0, 3))) return {};
  return line.substr(0, colon);
}

/// `Unknown user: kim@a.example` and its kin (IMail).
std::optional<std::string_view> behind_reason(std::string_view line) {
  constexpr std::string_view kReasons[] = {
      "unknown user: ", "unknown host: ", "user mailbox exceeds allowed size: ", "undeliverable to "};
  for (const std::string_view reason : kReasons)
    if (to_lower(line.substr(0, reason.size())) == reason && is_address(line.substr(reason.size())))
      return line.substr(reason.size());
  return {};
}

/// `"kim@a.example":` (GMX).
std::optional<std::string_view> quoted(std::string_view line) {
  if (!line.starts_with('"') || !line.ends_with("\":")) return {};
  line = line.substr(1, line.size() - 3);
  if (!is_address(line) || line.contains('"')) return {};
  return line;
}

/// `<kim@a.example>: reason`, `<kim@a.example> (expanded from <all@a.example>): reason`.
std::optional<std::string_view> before_reason(std::string_view line) {
  if (const auto address = before_code(line)) return address;
  if (const auto address = quoted(line)) return address;
  if (const auto address = behind_reason(line)) return address;
  const std::string_view address = take_bracketed(line);
  if (!is_address(address) || !(line.starts_with(':') || line.starts_with(" (expanded from"))) return {};
  return address;
}

bool is_in_quotes(std::string_view line) {
  return line.size() > 2 && line.starts_with('"') && line.ends_with('"');
}

/// `kim@a.example`, `kim@a.example:`, `<kim@a.example>`, `"kim@a.example"`.
std::optional<std::string_view> alone(std::string_view line) {
  if (line.ends_with(':')) line.remove_suffix(1);
  if (is_in_quotes(line)) line = line.substr(1, line.size() - 2);
  if (line.starts_with('<') && line.ends_with('>')) line = line.substr(1, line.size() - 2);
  if (!is_address(line)) return {};
  return line;
}

/// Another list follows, of whom the notice says something else: delivered to, still being tried.
bool introduces_others(std::string_view line, std::size_t indent) {
  return line.starts_with("---") || (indent == 0 && line.ends_with(':'));
}

std::size_t indentation_of(std::string_view line) {
  return static_cast<std::size_t>(std::ranges::find_if_not(line, is_blank) - line.begin());
}

}  // namespace

std::optional<std::string_view> RecipientHeadings::read(std::string_view line, bool begins_paragraph) {
  const std::size_t indent = indentation_of(line);
  const std::string_view words = trim(line);
  if (begins_paragraph) {
    paragraph_.clear();
    announces_ = false;
    indent_.reset();
    if (indent == 0)
      if (const auto address = before_reason(words)) return address;
    if (indent == 0 && is_announced_ && (words.ends_with(':') || is_in_quotes(words)))
      if (const auto address = alone(words)) return address;
    if (indent >= 2 && is_announced_ && alone(words)) indent_ = indent;
  } else if (indent == 0 && (words.ends_with(">:") || quoted(words) || before_code(words))) {
    if (const auto address = before_reason(words)) return address;
  }
  if (indent_ == indent)
    if (const auto address = alone(words)) return address;
  look_for_title(words, indent);
  return {};
}

/// Sendmail's addresses stand right below `----- The following addresses had permanent fatal errors -----`.
void RecipientHeadings::look_for_title(std::string_view line, std::size_t indent) {
  if (paragraph_.size() > kMaxAnnouncement) return;
  // What begins on the lines before may end on this one.
  const std::size_t begin = paragraph_.size() - std::min(paragraph_.size(), kLongestAnnouncement);
  paragraph_ += to_lower(line.substr(0, kMaxAnnouncement)) + ' ';
  const std::string_view unseen = std::string_view(paragraph_).substr(begin);
  announces_ = announces_ || std::ranges::any_of(kAnnouncements, [&](auto words) { return unseen.contains(words); });
  if (announces_) is_announced_ = true;
  if (!announces_ && introduces_others(line, indent)) is_announced_ = false;
  if (announces_ && line.starts_with("---")) indent_ = 0;
}

}  // namespace carom::ingest
