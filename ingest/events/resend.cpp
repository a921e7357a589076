// Resend's webhooks (https://resend.com/docs/dashboard/webhooks/event-types), in the vocabulary of Amazon SES.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

constexpr NamedOutcome kOutcomes[] = {
    {"email.bounced", Outcome::failed},           {"email.failed", Outcome::failed},
    {"email.delivery_delayed", Outcome::delayed}, {"email.delivered", Outcome::delivered},
    {"email.complained", Outcome::complained},
};

/// A string or a list of them; without one, the platform's own words.
std::string_view answer_of(const JsonNode& bounce) {
  for (const JsonNode& code : bounce["diagnosticCode"].items())
    if (const std::string_view text = code.text(); !text.empty()) return text;
  return bounce["message"].text();
}

/// Of several recipients the event does not say which one it is about.
std::string_view recipient_of(const JsonNode& data) {
  const std::vector<JsonNode> recipients = data["to"].items();
  return recipients.size() == 1 ? recipients.front().text() : std::string_view{};
}

}  // namespace

bool begins_resend(std::string_view json) {
  return has_member(json, "email_id") && has_member(json, "created_at") && json.contains("\"email.");
}

void read_resend(const JsonNode& object, EventSink& sink) {
  const std::string_view kind = object["type"].text();
  const JsonNode data = object["data"];
  const JsonNode bounce = data["bounce"];
  const std::optional<Outcome> outcome = find_outcome(kOutcomes, kind);
  if (!outcome) return sink.pass_over(kind);
  DeliveryEvent event;
  event.outcome = *outcome;
  event.recipient = recipient_of(data);
  event.message_id = data["email_id"].text();
  event.text = answer_of(bounce);
  event.sender = data["from"].text();
  event.timestamp = object["created_at"].text();
  event.esp_type = ses_esp_type(bounce["type"].text());
  event.label = event.esp_class = joined(bounce["type"].text(), bounce["subType"].text(), sink.arena());
  sink.take(event);
}

}  // namespace carom::ingest::events
