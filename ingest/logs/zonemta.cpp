// ZoneMTA's sender log: one line a delivery attempt (https://github.com/zone-eu/zone-mta).
//   id=18e0f0ex 18e0f0ex.001 REJECTED[recipient] from=… to=kim@a.example src=… mx=mx.a.example[192.0.2.1] … (550 …)
#include "ingest/logs/log_formats.h"

namespace carom::ingest::logs {
namespace {

struct Flag {
  std::string_view word;
  Outcome outcome;
};
constexpr Flag kFlags[] = {
    {"REJECTED", Outcome::failed}, {"DEFERRED", Outcome::delayed}, {"ACCEPTED", Outcome::delivered}};

struct Split {
  Flag flag;
  std::string_view category;  ///< in the brackets behind the flag
  std::string_view fields;    ///< behind it
};

std::optional<Split> split_line(std::string_view line) {
  if (!line.contains("id=") || !line.contains(" to=")) return std::nullopt;
  for (const Flag& flag : kFlags) {
    const std::size_t at = line.find(flag.word);
    if (at == std::string_view::npos || at == 0 || line[at - 1] != ' ') continue;
    std::string_view rest = line.substr(at + flag.word.size());
    Split split{flag, {}, rest};
    if (rest.starts_with('[')) split.category = rest.substr(1, rest.find(']') - 1);
    return split;
  }
  return std::nullopt;
}

/// Up to the next blank.
std::string_view value_of(std::string_view fields, std::string_view key) {
  const std::size_t at = fields.find(key);
  if (at == std::string_view::npos) return {};
  const std::string_view value = fields.substr(at + key.size());
  return value.substr(0, value.find(' '));
}

/// The last thing on the line, in parentheses, which may hold others.
std::string_view answer_of(std::string_view fields) {
  const std::size_t begin = fields.find(" (");
  const std::size_t end = fields.rfind(')');
  if (begin == std::string_view::npos || end == std::string_view::npos || end < begin + 2) return {};
  return fields.substr(begin + 2, end - begin - 2);
}

class ZoneMtaReader final : public LogReader {
 public:
  void read(std::string_view line, EventSink& sink) override {
    const std::optional<Split> split = split_line(line);
    if (!split) return;
    DeliveryEvent event;
    event.outcome = split->flag.outcome;
    event.message_id = value_of(line, "id=");
    event.recipient = value_of(split->fields, " to=");
    event.sender = value_of(split->fields, " from=");
    event.host = value_of(split->fields, " mx=");
    event.text = answer_of(split->fields);
    event.esp_class = split->category;
    event.label = split->flag.word;
    sink.take(event);
  }
};

}  // namespace

bool shows_zonemta(std::string_view line) {
  return split_line(line).has_value();
}

std::unique_ptr<LogReader> make_zonemta_reader() {
  return std::make_unique<ZoneMtaReader>();
}

}  // namespace carom::ingest::logs
