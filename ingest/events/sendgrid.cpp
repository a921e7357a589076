// SendGrid's event webhook: an array of flat objects
// (https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"bounce", Outcome::failed},    {"dropped", Outcome::failed},      {"blocked", Outcome::failed},
    {"deferred", Outcome::delayed}, {"delivered", Outcome::delivered}, {"spamreport", Outcome::complained},
};

}  // namespace

bool begins_sendgrid(std::string_view json) {
  return has_member(json, "event") && (has_member(json, "sg_event_id") || has_member(json, "sg_message_id"));
}

// `ip` is the sending address.
void read_sendgrid(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["event"].text();
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = object["email"].text();
  event.text = object["reason"].text();
  if (event.text.empty()) event.text = object["response"].text();
  event.status = object["status"].text();
  event.attempts = object["attempt"].scalar(sink.arena());
  event.timestamp = object["timestamp"].scalar(sink.arena());
  event.event_id = object["sg_event_id"].text();
  event.message_id = object["sg_message_id"].text();
  event.esp_type = object["type"].text();
  event.esp_class = object["bounce_classification"].text();
  event.label = joined(event.esp_type.empty() ? kind : event.esp_type, event.esp_class, sink.arena());
  sink.take(event);
}

}  // namespace carom::ingest::events
