// MailerQ's result queues as JSON (https://www.mailerq.com/documentation/5.3/json-results).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

// Which queue a result came from is not in it: only a 5xx is known to be the end.
Outcome outcome_of(std::string_view result, std::string_view code) {
  if (result == "accepted") return Outcome::delivered;
  return code.starts_with('5') ? Outcome::failed : Outcome::delayed;
}

}  // namespace

bool begins_mailerq(std::string_view json) {
  return has_member(json, "envelope") && has_member(json, "recipient") && has_member(json, "results");
}

// `results` are all attempts, the last one counts. Without a name from the DNS the server is its address in brackets.
void read_mailerq(const JsonNode& object, EventSink& sink) {
  const std::vector<JsonNode> attempts = object["results"].items();
  if (attempts.empty()) return sink.pass_over("untried");
  TextArena& arena = sink.arena();
  const JsonNode& last = attempts.back();
  DeliveryEvent event;
  event.recipient = object["recipient"].text();
  event.text = last["description"].text();
  event.code = last["code"].scalar(arena);
  event.status = last["status"].text();
  event.host = last["mta"].text();
  event.ip = last["to"].text();
  event.stage = last["state"].text();
  event.attempts = arena.keep(std::to_string(attempts.size()));
  event.sender = object["envelope"].text();
  event.timestamp = last["time"].text();
  event.outcome = outcome_of(last["result"].text(), event.code);
  event.label = joined(event.stage, last["result"].text(), arena);
  sink.take(event);
}

}  // namespace carom::ingest::events
