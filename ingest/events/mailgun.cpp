// Mailgun's webhooks and events API (https://documentation.mailgun.com/docs/mailgun/user-manual/events/events).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

// Before a connection, and where Mailgun does not try any more: its own codes, which no server sent.
bool is_reply_code(std::string_view code) {
  return code.size() == 3 && code.front() >= '2' && code.front() <= '5' && code != "498" && code != "499";
}

void read_event(const JsonNode& data, EventSink& sink) {
  const std::string_view kind = data["event"].text();
  const JsonNode status = data["delivery-status"];
  DeliveryEvent event;
  if (kind == "failed" || kind == "rejected")
    event.outcome = data["severity"].text() == "temporary" ? Outcome::delayed : Outcome::failed;
  else if (kind == "delivered")
    event.outcome = Outcome::delivered;
  else if (kind == "complained")
    event.outcome = Outcome::complained;
  else
    return sink.pass_over(kind);
  event.recipient = data["recipient"].text();
  event.text = status["message"].text();
  if (event.text.empty()) event.text = status["description"].text();
  const std::string_view code = status["code"].scalar(sink.arena());
  if (is_reply_code(code)) event.code = code;
  event.status = status["enhanced-code"].text();
  event.host = status["mx-host"].text();
  event.attempts = status["attempt-no"].scalar(sink.arena());
  event.sender = data["envelope"]["sender"].text();
  event.timestamp = data["timestamp"].scalar(sink.arena());
  event.event_id = data["id"].text();
  event.message_id = data["message"]["headers"]["message-id"].text();
  event.esp_type = status["bounce-type"].text();
  event.esp_class = data["reason"].text();
  event.label = data["severity"].text();
  sink.take(event);
}

}  // namespace

bool begins_mailgun(std::string_view json) {
  const bool is_logged = has_member(json, "log-level") && has_member(json, "recipient");
  return has_member(json, "event-data") ||
         (has_member(json, "event") && (has_member(json, "delivery-status") || is_logged));
}

// A webhook wraps its event, a page of the events API has many.
void read_mailgun(const JsonNode& object, EventSink& sink) {
  if (const JsonNode data = object["event-data"]; data.exists()) return read_event(data, sink);
  if (const JsonNode items = object["items"]; items.exists()) return read_page(items, sink, read_event);
  read_event(object, sink);
}

}  // namespace carom::ingest::events
