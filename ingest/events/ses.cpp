// Amazon SES: notifications through SNS, raw or wrapped, and published events
// (https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html,
// …/event-publishing-retrieving-sns-contents.html).
#include "ingest/events/event_formats.h"
#include "ingest/json/json_node.h"

namespace carom::ingest::events {
namespace {

/// What all kinds say of one recipient; `kind` is the object that the notification has for its kind.
DeliveryEvent event_about(const JsonNode& recipient, const JsonNode& kind, const JsonNode& notification) {
  DeliveryEvent event;
  event.recipient = recipient["emailAddress"].text();
  event.text = recipient["diagnosticCode"].text();
  event.dsn_status = recipient["status"].text();
  event.message_id = notification["mail"]["messageId"].text();
  event.timestamp = kind["timestamp"].text();
  event.event_id = kind["feedbackId"].text();
  return event;
}

void read_bounce(const JsonNode& notification, EventSink& sink) {
  const JsonNode bounce = notification["bounce"];
  for (const JsonNode& recipient : bounce["bouncedRecipients"].items()) {
    DeliveryEvent event = event_about(recipient, bounce, notification);
    event.outcome = recipient["action"].text() == "delayed" ? Outcome::delayed : Outcome::failed;
    event.ip = bounce["remoteMtaIp"].text();
    event.sender = notification["mail"]["source"].text();
    event.esp_type = ses_esp_type(bounce["bounceType"].text());
    event.label = event.esp_class = joined(bounce["bounceType"].text(), bounce["bounceSubType"].text(), sink.arena());
    sink.take(event);
  }
}

void read_delay(const JsonNode& notification, EventSink& sink) {
  const JsonNode delay = notification["deliveryDelay"];
  for (const JsonNode& recipient : delay["delayedRecipients"].items()) {
    DeliveryEvent event = event_about(recipient, delay, notification);
    event.outcome = Outcome::delayed;
    event.label = event.esp_class = joined("DeliveryDelay", delay["delayType"].text(), sink.arena());
    sink.take(event);
  }
}

void read_delivery(const JsonNode& notification, EventSink& sink) {
  const JsonNode delivery = notification["delivery"];
  for (const JsonNode& recipient : delivery["recipients"].items()) {
    DeliveryEvent event;
    event.outcome = Outcome::delivered;
    event.recipient = recipient.text();
    event.message_id = notification["mail"]["messageId"].text();
    event.text = delivery["smtpResponse"].text();
    event.ip = delivery["remoteMtaIp"].text();
    event.timestamp = delivery["timestamp"].text();
    sink.take(event);
  }
}

/// Those that may have complained: who it was, not all feedback loops say.
void read_complaint(const JsonNode& notification, EventSink& sink) {
  const JsonNode complaint = notification["complaint"];
  // A message that a recipient took out of the spam folder.
  if (complaint["complaintFeedbackType"].text() == "not-spam") return sink.pass_over("not-spam");
  for (const JsonNode& recipient : complaint["complainedRecipients"].items()) {
    DeliveryEvent event = event_about(recipient, complaint, notification);
    event.outcome = Outcome::complained;
    event.label = event.esp_class = joined("Complaint", complaint["complaintFeedbackType"].text(), sink.arena());
    sink.take(event);
  }
}

void read_notification(const JsonNode& notification, EventSink& sink) {
  std::string_view kind = notification["notificationType"].text();
  if (kind.empty()) kind = notification["eventType"].text();
  if (kind == "Bounce") return read_bounce(notification, sink);
  if (kind == "DeliveryDelay") return read_delay(notification, sink);
  if (kind == "Delivery") return read_delivery(notification, sink);
  if (kind == "Complaint") return read_complaint(notification, sink);
  sink.pass_over(kind.empty() ? std::string_view("other") : kind);
}

}  // namespace

bool begins_ses(std::string_view json) {
  const bool is_sns = has_member(json, "TopicArn") && has_member(json, "Message");
  const bool has_kind = has_member(json, "notificationType") || has_member(json, "eventType");
  return is_sns || (has_kind && has_member(json, "mail"));
}

// SNS carries the notification as a document in a string, unless raw delivery is on.
void read_ses(const JsonNode& object, EventSink& sink) {
  const std::string_view message = object["Message"].text();
  if (message.empty()) return read_notification(object, sink);
  JsonDocument document;
  const auto notification = document.parse(message);
  if (!notification) return sink.pass_over("SNS message that is no event");
  read_notification(*notification, sink);
}

}  // namespace carom::ingest::events
