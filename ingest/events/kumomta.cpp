// KumoMTA's log records (https://docs.kumomta.com/reference/log_record/).
#include <fmt/format.h>

#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

std::string_view status_of(const JsonNode& code, EventSink& sink) {
  if (!code.is_object()) return {};
  TextArena& arena = sink.arena();
  return sink.keep(fmt::format("{}.{}.{}", code["class"].scalar(arena), code["subject"].scalar(arena),
                               code["detail"].scalar(arena)));
}

/// Nothing for records that tell of no delivery.
bool take_outcome(std::string_view kind, DeliveryEvent& event) {
  if (kind == "Bounce" || kind == "Expiration" || kind == "AdminBounce" || kind == "OOB")
    event.outcome = Outcome::failed;
  else if (kind == "TransientFailure")
    event.outcome = Outcome::delayed;
  else if (kind == "Delivery")
    event.outcome = Outcome::delivered;
  else
    return false;
  return true;
}

}  // namespace

bool begins_kumomta(std::string_view json) {
  return has_member(json, "peer_address") && has_member(json, "bounce_classification");
}

// The name of a peer ends with the root's dot.
void read_kumomta(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["type"].text();
  const JsonNode response = object["response"];
  DeliveryEvent event;
  if (!take_outcome(kind, event)) return sink.pass_over(kind);
  event.text = response["content"].text();
  event.code = response["code"].scalar(sink.arena());
  event.status = status_of(response["enhanced_code"], sink);
  event.host = object["peer_address"]["name"].text();
  event.ip = object["peer_address"]["addr"].text();
  event.stage = response["command"].text();
  event.stage = event.stage.substr(0, event.stage.find(':'));
  event.attempts = object["num_attempts"].scalar(sink.arena());
  event.sender = object["sender"].text();
  event.timestamp = object["event_time"].text();
  if (event.timestamp.empty()) event.timestamp = object["timestamp"].scalar(sink.arena());
  event.label = event.esp_class = object["bounce_classification"].text();
  for (const JsonNode& recipient : object["recipient"].items()) {
    event.recipient = recipient.text();
    sink.take(event);
  }
}

}  // namespace carom::ingest::events
