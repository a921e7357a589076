// Brevo's transactional webhooks (https://developers.brevo.com/docs/transactional-webhooks).
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"hard_bounce", Outcome::failed},   {"soft_bounce", Outcome::failed}, {"blocked", Outcome::failed},
    {"invalid_email", Outcome::failed}, {"error", Outcome::failed},       {"deferred", Outcome::delayed},
    {"delivered", Outcome::delivered},  {"spam", Outcome::complained},
};

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
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = object["email"].text();
  event.message_id = object["message-id"].text();
  event.text = answer_in(object["reason"].text());
  event.timestamp = object["ts_event"].scalar(sink.arena());
  if (event.timestamp.empty()) event.timestamp = object["ts_epoch"].scalar(sink.arena());
  event.esp_type = event.label = kind;
  sink.take(event);
}

}  // namespace carom::ingest::events
