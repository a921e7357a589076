// Ids are kept as they are: a hash that two share would lose a bounce.
#include "ingest/events_seen.h"

namespace carom::ingest {

// One event may be about several recipients.
bool EventsSeen::note(const core::Record& record) {
  if (record.origin == nullptr || record.origin->event_id.empty()) return true;
  std::string key(record.esp_name);
  key.append(1, '\0').append(record.origin->event_id).append(1, '\0').append(record.recipient);
  return seen_.insert(std::move(key)).second;
}

}  // namespace carom::ingest
