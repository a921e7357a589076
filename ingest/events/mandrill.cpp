// Mandrill's webhooks (https://mailchimp.com/developer/transactional/docs/webhooks/), decoded from their form.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"hard_bounce", Outcome::failed}, {"soft_bounce", Outcome::failed},  {"reject", Outcome::failed},
    {"deferral", Outcome::delayed},   {"delivered", Outcome::delivered}, {"spam", Outcome::complained},
};

/// A deferral tells its answer with the attempts.
std::string_view answer_of(const JsonNode& message) {
  if (const std::string_view answer = message["diag"].text(); !answer.empty()) return answer;
  const std::vector<JsonNode> attempts = message["smtp_events"].items();
  return attempts.empty() ? std::string_view{} : attempts.back()["diag"].text();
}

}  // namespace

bool begins_mandrill(std::string_view json) {
  return has_member(json, "msg") && has_member(json, "event") && has_member(json, "ts") && has_member(json, "_id");
}

// The time of the event is its own, not the message's.
void read_mandrill(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["event"].text();
  const JsonNode message = object["msg"];
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = message["email"].text();
  event.text = answer_of(message);
  event.sender = message["sender"].text();
  event.timestamp = object["ts"].scalar(sink.arena());
  event.event_id = object["_id"].text();
  event.message_id = message["_id"].text();
  event.esp_type = event.label = kind;
  event.esp_class = message["bounce_description"].text();
  sink.take(event);
}

}  // namespace carom::ingest::events
