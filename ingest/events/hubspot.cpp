// HubSpot's email events API (https://developers.hubspot.com/docs/reference/api/marketing/emails/email-events).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

// The category is the platform's guess; whether it counts as hard or soft is decided elsewhere.
void read_event(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["type"].text();
  DeliveryEvent event;
  if (kind == "DEFERRED")
    event.outcome = Outcome::delayed;
  else if (kind == "DELIVERED")
    event.outcome = Outcome::delivered;
  else if (kind != "BOUNCE" && kind != "DROPPED")
    return sink.pass_over(kind);
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
  if (!object["events"].exists()) return read_event(object, sink);
  std::uint64_t place = 0;
  for (const JsonNode& event : object["events"].items()) {
    sink.begin(place++);
    read_event(event, sink);
  }
}

}  // namespace carom::ingest::events
