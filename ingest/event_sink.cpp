// Values are offered as a record's own, so that they are read as those of any other source.
#include "ingest/event_sink.h"

#include "ingest/events_seen.h"
#include "ingest/reading_notes.h"

namespace carom::ingest {
namespace {

/// A deferral says nothing of the reply that caused it, which is answered like any other.
core::DsnAction action_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::failed:
      return core::DsnAction::failed;
    case Outcome::delayed:
      return core::DsnAction::missing;
    case Outcome::delivered:
      return core::DsnAction::delivered;
    case Outcome::complained:
      return core::DsnAction::missing;
  }
  return core::DsnAction::missing;
}

/// What a complaint's report says (RFC 5965 section 7.3), so that it is answered like one.
constexpr std::string_view kComplaint = "feedback-type: abuse";

}  // namespace

void EventSink::offer(Slot slot, std::string_view value) {
  if (!value.empty()) builder_.offer_copy(slot, value);
}

EventSink::~EventSink() {
  if (deliveries_ != 0 && options_.notes != nullptr) options_.notes->take_passed_over("delivered", deliveries_);
}

void EventSink::pass_over(std::string_view kind) {
  if (options_.notes != nullptr) options_.notes->take_passed_over(kind);
}

void EventSink::begin(std::uint64_t place) {
  place_ = place;
  if (arena_.kept() != 0) arena_.clear();
}

bool EventSink::passes_over(Outcome outcome) {
  const bool is_unwanted = outcome == Outcome::delivered && !options_.deliveries;
  if (is_unwanted) ++deliveries_;
  return is_unwanted;
}

void EventSink::take(const DeliveryEvent& event) {
  if (passes_over(event.outcome)) return;
  core::Record record;
  builder_.begin(record, records_.arena());
  builder_.set_place(place_);
  offer(Slot::recipient, event.recipient);
  offer(Slot::text, event.outcome == Outcome::complained ? kComplaint : event.text);
  offer(Slot::code, event.code);
  offer(Slot::status, event.status);
  offer(Slot::host, event.host);
  offer(Slot::ip, event.ip);
  offer(Slot::stage, event.stage);
  offer(Slot::attempts, event.attempts);
  offer(Slot::from_domain, event.sender);
  offer(Slot::timestamp, event.timestamp);
  offer(Slot::event_id, event.event_id);
  offer(Slot::message_id, event.message_id);
  offer(Slot::esp_type, event.esp_type);
  offer(Slot::esp_class, event.esp_class);
  offer(Slot::dsn_status, event.dsn_status);
  builder_.set_label(records_.arena().keep(event.label));
  builder_.finish();
  record.esp_name = esp_name_;
  record.via = via_;
  record.dsn_action = action_of(event.outcome);
  if (event.has_label_only) record.information = core::Information::label_only;
  if (options_.seen != nullptr && !options_.seen->note(record)) return pass_over(kDuplicate);
  records_.record(record);
}

}  // namespace carom::ingest
