// HubSpot's email events API (https://developers.hubspot.com/docs/reference/api/marketing/emails/email-events).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"BOUNCE", Outcome::failed},       {"DROPPED", Outcome::failed},        {"DEFERRED", Outcome::delayed},
    {"DELIVERED", Outcome::delivered}, {"SPAMREPORT", Outcome::complained},
};

// The category is the platform's guess; whether it counts as hard or soft is decided elsewhere.
void read_event(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["type"].text();
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = object["recipient"].text();
  event.text = object["response"].text();
  event.status = object["status"].text();
  event.attempts = object["attempt"].scalar(sink.arena());
  event.timestamp = object["created"].scalar(sink.arena());
  event.event_id = object["id"].text();
  event.label = event.esp_class = object["category"].text();
  sink.take(event);
}

}  // namespace

bool begins_hubspot(std::string_view json) {
  return has_member(json, "portalId") && has_member(json, "recipient");
}

// A page holds events in an array.
void read_hubspot(const JsonNode& object, EventSink& sink) {
  if (const JsonNode events = object["events"]; events.exists()) return read_page(events, sink, read_event);
  read_event(object, sink);
}

}  // namespace carom::ingest::events
