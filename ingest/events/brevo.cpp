// Brevo's transactional webhooks (https://developers.brevo.com/docs/transactional-webhooks), and its report of the same
// events (https://developers.brevo.com/reference/getemaileventreport), which spells names otherwise.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"hard_bounce", Outcome::failed},   {"soft_bounce", Outcome::failed}, {"blocked", Outcome::failed},
    {"invalid_email", Outcome::failed}, {"error", Outcome::failed},       {"deferred", Outcome::delayed},
    {"delivered", Outcome::delivered},  {"spam", Outcome::complained},    {"hardBounces", Outcome::failed},
    {"softBounces", Outcome::failed},   {"bounces", Outcome::failed},     {"invalid", Outcome::failed},
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
  const bool is_webhook = has_time && has_member(json, "email");
  const bool is_report = has_member(json, "messageId") && has_member(json, "email") && has_member(json, "date");
  return has_member(json, "event") && (is_webhook || is_report);
}

namespace {

// A webhook's `date` is in the account's own zone, its other times are not; a report's says its zone.
void read_event(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["event"].text();
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = object["email"].text();
  event.message_id = object["message-id"].text();
  if (event.message_id.empty()) event.message_id = object["messageId"].text();
  event.text = answer_in(object["reason"].text());
  event.timestamp = object["ts_event"].scalar(sink.arena());
  if (event.timestamp.empty()) event.timestamp = object["ts_epoch"].scalar(sink.arena());
  if (event.timestamp.empty() && object["messageId"].exists()) event.timestamp = object["date"].text();
  event.esp_type = event.label = kind;
  sink.take(event);
}

}  // namespace

void read_brevo(const JsonNode& object, EventSink& sink) {
  if (const JsonNode events = object["events"]; events.exists()) return read_page(events, sink, read_event);
  read_event(object, sink);
}

}  // namespace carom::ingest::events
