// Mailchimp's email activity report (https://mailchimp.com/developer/marketing/api/email-activity-reports/): labels,
// never an answer.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

void read_address(const JsonNode& address, EventSink& sink) {
  for (const JsonNode& activity : address["activity"].items()) {
    const std::string_view kind = activity["action"].text();
    if (kind != "bounce") {
      sink.pass_over(kind);
      continue;
    }
    DeliveryEvent event;
    event.recipient = address["email_address"].text();
    event.timestamp = activity["timestamp"].text();
    event.esp_type = event.label = activity["type"].text();
    event.has_label_only = true;
    sink.take(event);
  }
}

}  // namespace

bool begins_mailchimp(std::string_view json) {
  return has_member(json, "email_address") && has_member(json, "activity") && has_member(json, "campaign_id");
}

// A page holds addresses in an array.
void read_mailchimp(const JsonNode& object, EventSink& sink) {
  if (const JsonNode emails = object["emails"]; emails.exists()) return read_page(emails, sink, read_address);
  read_address(object, sink);
}

}  // namespace carom::ingest::events
