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

constexpr NamedOutcome kOutcomes[] = {
    {"Bounce", Outcome::failed}, {"Expiration", Outcome::failed},        {"AdminBounce", Outcome::failed},
    {"OOB", Outcome::failed},    {"TransientFailure", Outcome::delayed}, {"Delivery", Outcome::delivered},
};

}  // namespace

bool begins_kumomta(std::string_view json) {
  return has_member(json, "peer_address") && has_member(json, "bounce_classification");
}

// The name of a peer ends with the root's dot.
void read_kumomta(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["type"].text();
  const JsonNode response = object["response"];
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.message_id = object["id"].text();
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
