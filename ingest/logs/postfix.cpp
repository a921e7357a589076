// Postfix: one line a delivery attempt (https://www.postfix.org/BACKSCATTER_README.html, postconf(5)).
//   … postfix/smtp[900]: 4TpEx: to=<kim@a.example>, relay=mx[ip]:25, …, dsn=5.1.1, status=bounced (host mx[ip] said: …)
#include "ingest/logs/key_value.h"
#include "ingest/logs/log_formats.h"
#include "ingest/logs/syslog_line.h"

namespace carom::ingest::logs {
namespace {

// Nearly every line that matters has this, and no other has; so nothing else is looked at.
constexpr std::string_view kStatus = ", status=";

struct Answer {
  std::string_view text;
  std::string_view stage;
};

/// `host mx[ip] said: 550 … (in reply to RCPT TO command)` → the server's words; other remarks are Postfix's own words.
Answer answer_in(std::string_view remark) {
  constexpr std::string_view kInReply = " (in reply to ";
  constexpr std::string_view kCommand = " command)";
  Answer answer{remark, {}};
  if (!remark.starts_with("host ")) return answer;
  for (const std::string_view words : {" said: ", " refused to talk to me: "}) {
    const std::size_t at = remark.find(words);
    if (at == std::string_view::npos) continue;
    answer.text = remark.substr(at + words.size());
    if (const std::size_t in_reply = answer.text.rfind(kInReply); in_reply != std::string_view::npos) {
      const std::string_view command = answer.text.substr(in_reply + kInReply.size());
      if (!command.ends_with(kCommand)) return answer;
      answer.stage = command.substr(0, command.size() - kCommand.size());
      answer.text = answer.text.substr(0, in_reply);
    }
    return answer;
  }
  return answer;
}

constexpr NamedOutcome kOutcomes[] = {
    {"bounced", Outcome::failed},   {"expired", Outcome::failed}, {"undeliverable", Outcome::failed},
    {"deferred", Outcome::delayed}, {"sent", Outcome::delivered},
};

class PostfixReader final : public LogReader {
 public:
  void read(std::string_view line, EventSink& sink) override {
    const std::size_t at = line.find(kStatus);
    if (at == std::string_view::npos) return;
    const std::optional<SyslogLine> parts = split_syslog_line(line);
    if (!parts || !parts->program.contains("postfix")) return;
    read_delivery(*parts, line.substr(at + kStatus.size()), sink);
  }

 private:
  static void read_delivery(const SyslogLine& parts, std::string_view status, EventSink& sink) {
    DeliveryEvent event;
    event.label = status.substr(0, status.find(' '));
    const std::optional<Outcome> outcome = find_outcome(kOutcomes, event.label);
    if (!outcome || sink.passes_over(*outcome)) return;
    event.outcome = *outcome;
    const std::string_view fields = parts.message.substr(0, parts.message.find(kStatus));
    std::string_view remark = status.substr(event.label.size());
    if (remark.starts_with(" (")) remark.remove_prefix(2);
    if (remark.ends_with(')')) remark.remove_suffix(1);
    const Answer answer = answer_in(remark);
    event.text = answer.text;
    event.stage = answer.stage;
    event.recipient = value_of(fields, "to=");
    event.message_id = fields.substr(0, fields.find(": "));
    event.dsn_status = value_of(fields, "dsn=");
    if (const std::string_view relay = value_of(fields, "relay="); relay != "none") event.host = relay;
    event.timestamp = sink.keep(syslog_timestamp(parts.timestamp));
    sink.take(event);
  }
};

}  // namespace

bool shows_postfix(std::string_view line) {
  const std::optional<SyslogLine> parts = split_syslog_line(line);
  return parts && parts->program.contains("postfix");
}

std::unique_ptr<LogReader> make_postfix_reader() {
  return std::make_unique<PostfixReader>();
}

}  // namespace carom::ingest::logs
