// Sendmail: one line a delivery attempt (Sendmail Installation and Operation Guide, section 2).
//   … sendmail[310]: 4249F2: to=<kim@a.example>, …, relay=mx.a.example. [192.0.2.1], dsn=5.1.1, stat=User unknown
#include "ingest/logs/key_value.h"
#include "ingest/logs/log_formats.h"
#include "ingest/logs/syslog_line.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest::logs {
namespace {

constexpr std::string_view kStat = ", stat=";
constexpr std::string_view kDeferred = "Deferred";

bool is_sendmail(std::string_view program) {
  return program == "sendmail" || program == "sm-mta" || program == "sm-msp-queue";
}

/// `Sent (…)`, `Deferred: …`, or the reason of a failure; often Sendmail's own words in place of the server's.
bool take_stat(std::string_view stat, DeliveryEvent& event) {
  event.text = stat;
  if (stat == "queued") return false;
  if (stat.starts_with("Sent")) {
    event.outcome = Outcome::delivered;
  } else if (stat.starts_with(kDeferred)) {
    event.outcome = Outcome::delayed;
    event.text.remove_prefix(kDeferred.size());
    if (event.text.starts_with(": ")) event.text.remove_prefix(2);
  }
  return true;
}

class SendmailReader final : public LogReader {
 public:
  void read(std::string_view line, EventSink& sink) override {
    const std::size_t at = line.find(kStat);
    if (at == std::string_view::npos) return;
    const std::optional<SyslogLine> parts = split_syslog_line(line);
    DeliveryEvent event;
    if (!parts || !is_sendmail(parts->program) || !take_stat(line.substr(at + kStat.size()), event)) return;
    const std::string_view fields = parts->message.substr(0, parts->message.find(kStat));
    event.host = value_of(fields, "relay=");
    event.dsn_status = value_of(fields, "dsn=");
    event.message_id = fields.substr(0, fields.find(": "));
    event.timestamp = sink.keep(syslog_timestamp(parts->timestamp));
    take_recipients(value_of(fields, "to="), event, sink);
  }

 private:
  /// `<kim@a.example>,<lee@a.example>`: one answer for all.
  static void take_recipients(std::string_view recipients, DeliveryEvent& event, EventSink& sink) {
    while (!recipients.empty()) {
      const std::size_t end = std::min(recipients.find(",<"), recipients.size());
      event.recipient = recipients.substr(0, end);
      sink.take(event);
      recipients.remove_prefix(std::min(end + 1, recipients.size()));
    }
  }
};

}  // namespace

bool shows_sendmail(std::string_view line) {
  const std::optional<SyslogLine> parts = split_syslog_line(line);
  return parts && is_sendmail(parts->program);
}

std::unique_ptr<LogReader> make_sendmail_reader() {
  return std::make_unique<SendmailReader>();
}

}  // namespace carom::ingest::logs
