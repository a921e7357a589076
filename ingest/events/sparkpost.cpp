// SparkPost's webhooks and events API (https://developers.sparkpost.com/api/webhooks/, …/api/events/).
#include <fmt/format.h>

#include "ingest/events/event_formats.h"
#include "ingest/records/value_spellings.h"

namespace carom::ingest::events {
namespace {

/// What its bounce classes mean (https://support.sparkpost.com/docs/deliverability/bounce-classification-codes).
std::string_view esp_type_of(std::string_view bounce_class) {
  const auto number = parse_whole_number(bounce_class).value_or(0);
  switch (number) {
    case 10:
    case 30:
    case 90:
      return "hard";
    case 25:
    case 26:
    case 80:
      return "admin";
    default:
      return number >= 50 && number < 60 ? "block" : number >= 20 ? "soft" : "";
  }
}

constexpr NamedOutcome kOutcomes[] = {
    {"bounce", Outcome::failed},
    {"out_of_band", Outcome::failed},
    {"policy_rejection", Outcome::failed},
    {"generation_rejection", Outcome::failed},
    {"delay", Outcome::delayed},
    {"delivery", Outcome::delivered},
    {"spam_complaint", Outcome::complained},
};

void read_event(const JsonNode& data, EventSink& sink) {
  TextArena& arena = sink.arena();
  const std::string_view kind = data["type"].text();
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = data["raw_rcpt_to"].text();
  if (event.recipient.empty()) event.recipient = data["rcpt_to"].text();
  event.text = data["raw_reason"].text();
  if (event.text.empty()) event.text = data["reason"].text();
  event.code = data["error_code"].scalar(arena);
  event.ip = data["ip_address"].text();
  event.sender = data["msg_from"].text();
  event.attempts = data["num_retries"].scalar(arena);
  event.timestamp = data["timestamp"].scalar(arena);
  event.event_id = data["event_id"].scalar(arena);
  event.message_id = data["message_id"].scalar(arena);
  event.esp_class = data["bounce_class"].scalar(arena);
  event.esp_type = esp_type_of(event.esp_class);
  event.label = event.esp_class.empty() ? kind : arena.keep(fmt::format("bounce_class {}", event.esp_class));
  sink.take(event);
}

}  // namespace

bool begins_sparkpost(std::string_view json) {
  return has_member(json, "msys") ||
         (has_member(json, "event_id") && (has_member(json, "raw_rcpt_to") || has_member(json, "rcpt_to")));
}

// A webhook wraps each event in the name of its family; a page of the API has them in an array. An empty `msys` is a
// ping.
void read_sparkpost(const JsonNode& object, EventSink& sink) {
  if (const JsonNode results = object["results"]; results.exists()) return read_page(results, sink, read_event);
  const JsonNode msys = object["msys"];
  if (!msys.exists()) return read_event(object, sink);
  if (const JsonNode event = msys["message_event"]; event.exists()) return read_event(event, sink);
  sink.pass_over("other");
}

}  // namespace carom::ingest::events
