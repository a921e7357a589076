// Exim's main log (https://www.exim.org/exim-html-current/doc/html/spec_html/ch-log_files.html): one line a delivery.
//   2024-03-04 09:15:02 1rh0Ex-0001aB-2c ** kim@a.example R=dns T=smtp H=mx.a.example [192.0.2.1]: SMTP error from …:
//   550 …
#include <algorithm>

#include "ingest/logs/log_formats.h"
#include "ingest/logs/take_word.h"
#include "support/ascii.h"

namespace carom::ingest::logs {
namespace {

/// `1rh0Ex-0001aB-2c`, `1rh0Ex-0000000001a-2cde`.
bool is_message_id(std::string_view word) {
  if (word.size() != 16 && word.size() != 23) return false;
  if (word[6] != '-' || word[word.size() == 16 ? 13 : 18] != '-') return false;
  return std::ranges::all_of(word, [](char c) { return c == '-' || is_letter(c) || is_digit(c); });
}

struct Head {
  std::string_view timestamp;
  std::string_view message_id;
  std::string_view flag;  ///< `**`, `==`, `=>`, …
  std::string_view rest;  ///< from the address on
};

/// Zone and process number may stand between the time and the message id.
std::optional<Head> split_head(std::string_view line) {
  constexpr std::size_t kSeconds = 19;
  if (line.size() < kSeconds || line[4] != '-' || line[7] != '-' || line[10] != ' ' || line[13] != ':')
    return std::nullopt;
  std::string_view rest = line;
  static_cast<void>(take_word(rest));
  static_cast<void>(take_word(rest));
  Head head;
  std::size_t end = line.size() - rest.size();
  std::string_view word = take_word(rest);
  if (word.starts_with('+') || word.starts_with('-')) {
    end = line.size() - rest.size();
    word = take_word(rest);
  }
  if (word.starts_with('[')) word = take_word(rest);
  head.timestamp = line.substr(0, end - 1);
  head.message_id = word;
  head.flag = is_message_id(word) ? take_word(rest) : std::string_view{};
  head.rest = rest;
  return head.flag.empty() ? std::nullopt : std::optional(head);
}

/// The words behind the fields: ` R=dns H=mx [192.0.2.1] X=…: words`.
std::string_view words_of(std::string_view rest) {
  const std::size_t at = rest.find(": ");
  return at == std::string_view::npos ? std::string_view{} : rest.substr(at + 2);
}

/// `H=mx.a.example [192.0.2.1]` or `H=mx.a.example`.
std::string_view host_of(std::string_view fields) {
  constexpr std::string_view kHost = " H=";
  const std::size_t at = fields.find(kHost);
  if (at == std::string_view::npos) return {};
  const std::string_view value = fields.substr(at + kHost.size());
  const std::size_t name_end = std::min(value.find(' '), value.size());
  if (!value.substr(name_end).starts_with(" [")) return value.substr(0, name_end);
  return value.substr(0, std::min(value.find(']', name_end), value.size() - 1) + 1);
}

std::string_view stage_of(std::string_view after) {
  constexpr std::string_view kPipelined = "pipelined ";
  if (after.starts_with(kPipelined)) after.remove_prefix(kPipelined.size());
  if (after == "end of data") return "eod";
  if (after == "initial connection") return "banner";
  return after.substr(0, after.find(':'));
}

/// `SMTP error from remote mail server after RCPT TO:<kim@a.example>: 550 …`, in older versions with `host mx [ip]: `
/// before the answer; other words are Exim's own.
void take_answer(std::string_view words, DeliveryEvent& event) {
  event.text = words;
  constexpr std::string_view kAfter = " after ";
  const std::size_t after = words.find(kAfter);
  if (!words.starts_with("SMTP error from remote mail") || after == std::string_view::npos) return;
  const std::string_view command = words.substr(after + kAfter.size());
  const std::size_t end = command.find(": ");
  if (end == std::string_view::npos) return;
  event.stage = stage_of(command.substr(0, end));
  event.text = command.substr(end + 2);
  const std::size_t host_end = event.text.find("]: ");
  if (event.text.starts_with("host ") && host_end != std::string_view::npos) event.text.remove_prefix(host_end + 3);
}

constexpr NamedOutcome kOutcomes[] = {
    {"**", Outcome::failed},
    {"==", Outcome::delayed},
    {"=>", Outcome::delivered},
    {"->", Outcome::delivered},
};

class EximReader final : public LogReader {
 public:
  void read(std::string_view line, EventSink& sink) override {
    const std::optional<Head> head = split_head(line);
    const std::optional<Outcome> outcome = head ? find_outcome(kOutcomes, head->flag) : std::nullopt;
    if (!outcome) return;
    DeliveryEvent event;
    event.outcome = *outcome;
    std::string_view rest = head->rest;
    event.recipient = rest.substr(0, rest.find_first_of(" :"));
    take_answer(words_of(rest), event);
    event.host = host_of(rest.substr(0, rest.find(": ")));
    event.timestamp = head->timestamp;
    event.message_id = head->message_id;
    event.label = head->flag;
    sink.take(event);
  }
};

}  // namespace

bool shows_exim(std::string_view line) {
  return split_head(line).has_value();
}

std::unique_ptr<LogReader> make_exim_reader() {
  return std::make_unique<EximReader>();
}

}  // namespace carom::ingest::logs
