// qmail-send's log (https://cr.yp.to/qmail/faq/logging.html), below multilog or syslog. A delivery begins on one line
// and ends on another, joined by its number.
//   @4000… starting delivery 11: msg 9087 to remote kim@a.example
//   @4000… delivery 11: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_…/Giving_up_on_192.0.2.1./
#include <charconv>
#include <string>
#include <unordered_map>

#include "ingest/logs/log_formats.h"
#include "ingest/logs/syslog_line.h"
#include "ingest/records/timestamp.h"

namespace carom::ingest::logs {
namespace {

constexpr std::string_view kStarting = "starting delivery ";
constexpr std::string_view kDelivery = "delivery ";
// Deliveries end soon; a log cut from a longer one may begin many that never do.
constexpr std::size_t kMostOpen = 100'000;
// Of what is kept of one: a number of 64 bits; an address (RFC 5321 section 4.5.3.1.3 allows 256) with room to spare.
constexpr std::size_t kLongestNumber = 20;
constexpr std::size_t kLongestRecipient = 1024;

/// A TAI64N label (https://cr.yp.to/libtai/tai64.html), as multilog writes it: seconds from 2^62, ten ahead of POSIX
/// time.
std::optional<std::string> utc_of_label(std::string_view label) {
  constexpr std::size_t kDigits = 16;
  constexpr std::uint64_t kEpoch = (std::uint64_t{1} << 62U) + 10;
  if (!label.starts_with('@') || label.size() < kDigits + 1) return std::nullopt;
  std::uint64_t seconds = 0;
  const char* const begin = label.data() + 1;
  const auto [end, error] = std::from_chars(begin, begin + kDigits, seconds, 16);
  if (error != std::errc() || end != begin + kDigits || seconds < kEpoch) return std::nullopt;
  return utc_of_seconds(static_cast<std::int64_t>(seconds - kEpoch));
}

std::string timestamp_of(std::string_view line) {
  if (std::optional<std::string> utc = utc_of_label(line.substr(0, line.find(' ')))) return *std::move(utc);
  const std::optional<SyslogLine> parts = split_syslog_line(line);
  return parts ? syslog_timestamp(parts->timestamp) : std::string();
}

/// The log writes a space as `_` and a line end as `/`; what was one of these itself cannot be told any more.
std::string decoded(std::string_view words) {
  std::string text(words);
  for (char& c : text) c = c == '_' ? ' ' : c == '/' ? '\n' : c;
  return text;
}

/// The text between two marks; nothing where the first is missing.
std::optional<std::string_view> between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t at = text.find(begin);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view rest = text.substr(at + begin.size());
  return rest.substr(0, rest.find(end));
}

std::string_view stage_in(std::string_view words) {
  if (words.contains("does not like recipient")) return "rcpt";
  if (words.contains("sender was rejected")) return "mail";
  if (words.contains("failed after I sent the message")) return "eod";
  if (words.contains("failed on DATA command")) return "data";
  return words.contains("greeting failed") ? "banner" : "";
}

/// `192.0.2.1 does not like recipient.`, `Connected to 192.0.2.1 but sender was rejected.`
std::string_view address_in(std::string_view words) {
  if (const auto connected = between(words, "Connected to ", " ")) return *connected;
  const std::string_view first = words.substr(0, words.find(' '));
  return first.contains('.') || first.contains(':') ? first : std::string_view{};
}

/// The server's words where they are quoted; else qmail's own, without the status at their end: `… (#4.4.1)`.
void take_answer(std::string_view words, DeliveryEvent& event) {
  event.stage = stage_in(words);
  event.ip = address_in(words);
  if (const auto answer = between(words, "Remote host said: ", "\nGiving up on ")) {
    event.text = *answer;
    return;
  }
  event.text = words;
  const std::size_t status = words.rfind("(#");
  if (status == std::string_view::npos) return;
  event.status = words.substr(status + 2, words.find(')', status) - status - 2);
  event.text = words.substr(0, status);
}

class QmailReader final : public LogReader {
 public:
  void read(std::string_view line, EventSink& sink) override {
    const std::size_t at = line.find(kDelivery);
    if (at == std::string_view::npos) return;
    const std::string_view rest = line.substr(at + kDelivery.size());
    const std::size_t end = rest.find(':');
    if (std::min(end, rest.size()) > kLongestNumber) return;
    const std::string number(rest.substr(0, end));
    const std::string_view words = rest.substr(std::min(number.size() + 2, rest.size()));
    if (line.substr(0, at).ends_with(kStarting.substr(0, kStarting.size() - kDelivery.size())))
      start(number, words);
    else
      finish(number, words, line, sink);
  }

 private:
  void start(const std::string& number, std::string_view words) {
    if (open_.size() >= kMostOpen) open_.clear();
    const std::size_t at = words.rfind(' ');
    const std::string_view recipient = words.substr(at == std::string_view::npos ? 0 : at + 1);
    if (recipient.size() <= kLongestRecipient) open_[number] = recipient;
  }

  void finish(const std::string& number, std::string_view words, std::string_view line, EventSink& sink) {
    const std::string_view outcome = words.substr(0, words.find(':'));
    DeliveryEvent event;
    if (outcome == "deferral")
      event.outcome = Outcome::delayed;
    else if (outcome == "success")
      event.outcome = Outcome::delivered;
    else if (outcome != "failure")
      return;
    const auto recipient = open_.extract(number);
    if (!recipient.empty()) event.recipient = recipient.mapped();
    const std::string text = decoded(words.substr(std::min(outcome.size() + 2, words.size())));
    take_answer(text, event);
    event.label = outcome;
    event.timestamp = sink.keep(timestamp_of(line));
    sink.take(event);
  }

  std::unordered_map<std::string, std::string> open_;  // recipients by the number of their delivery
};

}  // namespace

bool shows_qmail(std::string_view line) {
  return line.contains(kStarting) && line.contains(": msg ");
}

std::unique_ptr<LogReader> make_qmail_reader() {
  return std::make_unique<QmailReader>();
}

}  // namespace carom::ingest::logs
