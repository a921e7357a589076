// Haraka's outbound hooks, as a plugin writes their recipients (https://haraka.github.io/core/Outbound): the `dsn_*`
// names are those of its own delivery reports, and the envelope around them is the plugin's.
#include "ingest/events/event_formats.h"

namespace carom::ingest::events {
namespace {

Outcome outcome_of(std::string_view action, std::string_view hook) {
  if (action == "delivered" || hook == "delivered") return Outcome::delivered;
  return action == "delayed" || hook == "deferred" ? Outcome::delayed : Outcome::failed;
}

}  // namespace

bool begins_haraka(std::string_view json) {
  return has_member(json, "rcpt_to") && (has_member(json, "dsn_smtp_response") || has_member(json, "dsn_smtp_code"));
}

void read_haraka(const JsonNode& object, EventSink& sink) {
  TextArena& arena = sink.arena();
  const std::string_view hook = object["hook"].text();
  for (const JsonNode& recipient : object["rcpt_to"].items()) {
    DeliveryEvent event;
    event.outcome = outcome_of(recipient["dsn_action"].text(), hook);
    event.recipient = recipient["address"].text();
    event.message_id = object["uuid"].text();
    event.text = recipient["dsn_smtp_response"].text();
    event.code = recipient["dsn_smtp_code"].scalar(arena);
    event.status = recipient["dsn_smtp_extc"].text();
    event.dsn_status = recipient["dsn_status"].text();
    event.host = recipient["dsn_remote_mta"].text();
    if (event.host.empty()) event.host = object["mx"].text();
    event.ip = object["ip"].text();
    event.sender = object["mail_from"].text();
    event.timestamp = object["time"].scalar(arena);
    event.label = hook;
    sink.take(event);
  }
}

}  // namespace carom::ingest::events
