// Brevo's transactional webhooks (https://developers.brevo.com/docs/transactional-webhooks).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

/// Nothing for events that tell of no delivery.
bool take_outcome(std::string_view kind, DeliveryEvent& event) {
  if (kind == "hard_bounce" || kind == "soft_bounce" || kind == "blocked" || kind == "invalid_email" || kind == "error")
    event.outcome = Outcome::failed;
  else if (kind == "deferred")
    event.outcome = Outcome::delayed;
  else if (kind == "delivered")
    event.outcome = Outcome::delivered;
  else
    return false;
  return true;
}

/// Brevo's own word stands before some answers (`RecipientError: 550 …`).
std::string_view answer_in(std::string_view reason) {
  constexpr std::string_view kError = "Error: ";
  const std::size_t at = reason.find(kError);
  const bool is_prefix = at != std::string_view::npos && !reason.substr(0, at).contains(' ');
  return is_prefix ? reason.substr(at + kError.size()) : reason;
}

}  // namespace

bool begins_brevo(std::string_view json) {
  const bool has_time = has_member(json, "ts_event") || has_member(json, "ts_epoch");
  return has_time && has_member(json, "event") && has_member(json, "message-id");
}

// `date` is in the account's own zone, the others are not.
void read_brevo(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["event"].text();
  DeliveryEvent event;
  if (!take_outcome(kind, event)) return sink.pass_over(kind);
  event.recipient = object["email"].text();
  event.text = answer_in(object["reason"].text());
  event.timestamp = object["ts_event"].scalar(sink.arena());
  if (event.timestamp.empty()) event.timestamp = object["ts_epoch"].scalar(sink.arena());
  event.esp_type = event.label = kind;
  sink.take(event);
}

}  // namespace carom::ingest::events
