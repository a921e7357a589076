// Two messages that are delivered, from connection to removal, around each one that is not (postfix.org's log texts).
#include "bench/texts/postfix_log.h"

#include <fmt/format.h>

#include <string_view>

namespace carom::bench {
namespace {

class LogWriter {
 public:
  void write(const Reply& reply) {
    deliver(kLinesOfFirst);
    bounce(reply);
    deliver(kLogLinesOfBounce - 1 - kLinesOfFirst);
  }
  [[nodiscard]] std::string take() { return std::move(log_); }

 private:
  static constexpr std::size_t kLinesOfFirst = 5;

  void line(std::string_view daemon, std::string_view text) {
    ++lines_;
    log_ += fmt::format("Mar {:2} {:02}:{:02}:{:02} out1 postfix/{}[{}]: {}\n", 1 + lines_ / 800'000 % 28,
                        lines_ / 36'000 % 24, lines_ / 600 % 60, lines_ / 10 % 60, daemon, 800 + lines_ % 97, text);
  }

  /// The first `lines` of a delivery's.
  void deliver(std::size_t lines) {
    const std::string id = queue_id();
    const std::string texts[] = {
        fmt::format("{}: client=app{}.sender.example[192.0.2.{}]", id, lines_ % 7, lines_ % 250),
        fmt::format("{}: message-id=<{}.{}@news.sender.example>", id, id, lines_),
        fmt::format("{}: from=<bounce+{:08x}@news.sender.example>, size={}, nrcpt=1 (queue active)", id,
                    lines_ * 2'654'435'761U, 9'000 + lines_ % 9'000),
        fmt::format("{}: to=<reader.{}@mail{}.example>, relay=mx{}.mail{}.example[198.51.100.{}]:25, delay=1.2, "
                    "delays=0.1/0.01/0.6/0.5, dsn=2.0.0, status=sent (250 2.0.0 OK {} - smtp)",
                    id, lines_, lines_ % 50, lines_ % 3, lines_ % 50, lines_ % 250, id),
        fmt::format("{}: removed", id)};
    constexpr std::string_view kDaemons[] = {"smtpd", "cleanup", "qmgr", "smtp", "qmgr"};
    for (std::size_t i = 0; i < lines; ++i) line(kDaemons[i], texts[i]);
  }

  void bounce(const Reply& reply) {
    const bool is_final = reply.code.starts_with('5');
    line("smtp",
         fmt::format("{}: to=<{}>, relay={}[203.0.113.{}]:25, delay=2.1, delays=0.1/0.01/1/1, dsn={}, status={} "
                     "(host {}[203.0.113.{}] said: {} (in reply to RCPT TO command))",
                     queue_id(), reply.recipient, reply.host, lines_ % 250,
                     reply.status.empty() ? "5.0.0" : reply.status, is_final ? "bounced" : "deferred", reply.host,
                     lines_ % 250, one_line(reply.text)));
  }

  std::string queue_id() { return fmt::format("4Tp{:08X}", ++messages_); }

  std::string log_;
  std::size_t lines_ = 0;
  std::size_t messages_ = 0;
};

}  // namespace

std::string to_postfix_log(std::span<const Reply> replies) {
  LogWriter writer;
  for (const Reply& reply : replies) writer.write(reply);
  return writer.take();
}

}  // namespace carom::bench
