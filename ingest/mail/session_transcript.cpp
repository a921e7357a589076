// `<<<` leads an answer, `>>>` what Sendmail sent; a line of its own ends what was said of a recipient:
//   554 <kim@a.example>... Remote protocol error
#include "ingest/mail/session_transcript.h"

#include <optional>

#include "ingest/mail/header_block.h"
#include "ingest/mail/returned_message.h"
#include "ingest/records/value_spellings.h"
#include "runtime/core/enhanced_status.h"

namespace carom::ingest {
namespace {

constexpr std::string_view kTitle = "transcript of session follows";
constexpr std::size_t kCodeBytes = 3;

/// Behind `550 ` or `550 5.1.1 `; nothing for lines that do not begin so.
std::optional<std::string_view> behind_codes(std::string_view line) {
  if (line.size() <= kCodeBytes || line[kCodeBytes] != ' ' || !parse_reply_code(line.substr(0, kCodeBytes))) return {};
  line.remove_prefix(kCodeBytes + 1);
  const std::string_view word = line.substr(0, line.find(' '));
  if (core::parse_enhanced_status(word)) line.remove_prefix(word.size() + 1);
  return line;
}

/// Empty for lines about hosts and sessions.
std::string_view recipient_of(std::string_view line) {
  const std::optional<std::string_view> words = behind_codes(line);
  if (!words || !words->starts_with('<')) return {};
  const std::size_t close = words->find(">...");
  if (close == std::string_view::npos) return {};
  const std::string_view address = words->substr(1, close - 1);
  return domain_of(address).empty() ? std::string_view() : address;
}

/// Another host is talked to, so what was said before is about nobody who follows.
bool begins_session(std::string_view line) {
  return to_lower(line.substr(0, kTitle.size())).contains("while talking to");
}

std::string_view words_of(std::string_view line) {
  constexpr std::string_view kAnswer = "<<< ";
  return line.starts_with(kAnswer) ? line.substr(kAnswer.size()) : line;
}

std::string_view behind_title(std::string_view notice) {
  while (!notice.empty())
    if (to_lower(take_line(notice)).contains(kTitle)) return notice;
  return {};
}

}  // namespace

std::vector<TranscriptEntry> read_session_transcript(std::string_view notice) {
  std::vector<TranscriptEntry> entries;
  std::string text;
  for (std::string_view rest = behind_title(notice); !rest.empty();) {
    const std::string_view line = trim(take_line(rest));
    if (line.starts_with("---") || begins_returned_message(line)) break;
    if (begins_session(line)) text.clear();
    if (line.empty() || line.starts_with(">>>") || begins_session(line)) continue;
    text.append(text.empty() ? "" : "\n").append(words_of(line));
    if (const std::string_view recipient = recipient_of(line); !recipient.empty()) {
      entries.push_back({std::string(recipient), std::move(text)});
      text.clear();
    }
  }
  return entries;
}

}  // namespace carom::ingest
