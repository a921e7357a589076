// Postmark's webhooks (https://postmarkapp.com/developer/webhooks/bounce-webhook) and its bounce API.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

void read_bounce(const JsonNode& object, EventSink& sink) {
  DeliveryEvent event;
  event.recipient = object["Email"].text();
  event.message_id = object["MessageID"].text();
  event.text = object["Details"].text();
  event.sender = object["From"].text();
  event.timestamp = object["BouncedAt"].text();
  event.event_id = object["ID"].scalar(sink.arena());
  event.esp_type = event.esp_class = event.label = object["Type"].text();
  // Tried again by Postmark itself.
  if (event.label == "Transient") event.outcome = Outcome::delayed;
  if (event.label == "SpamComplaint") event.outcome = Outcome::complained;
  sink.take(event);
}

void read_delivery(const JsonNode& object, EventSink& sink) {
  DeliveryEvent event;
  event.outcome = Outcome::delivered;
  event.recipient = object["Recipient"].text();
  event.message_id = object["MessageID"].text();
  event.text = object["Details"].text();
  event.timestamp = object["DeliveredAt"].text();
  sink.take(event);
}

}  // namespace

bool begins_postmark(std::string_view json) {
  const bool is_webhook = has_member(json, "RecordType") && has_member(json, "MessageID");
  return is_webhook || has_member(json, "BouncedAt");
}

// A page of the API holds bounces in an array.
void read_postmark(const JsonNode& object, EventSink& sink) {
  if (const JsonNode bounces = object["Bounces"]; bounces.exists()) return read_page(bounces, sink, read_bounce);
  const std::string_view kind = object["RecordType"].text();
  if (kind == "Bounce" || object["BouncedAt"].exists()) return read_bounce(object, sink);
  // It has the form of a bounce.
  if (kind == "SpamComplaint") return read_bounce(object, sink);
  if (kind == "Delivery") return read_delivery(object, sink);
  sink.pass_over(kind);
}

}  // namespace carom::ingest::events
