// Events that were read already: platforms send the same one again when nobody confirmed it, and exports overlap.
#pragma once

#include <string>
#include <unordered_set>

#include "runtime/core/record.h"

namespace carom::ingest {

/// One memory for all inputs of a run, which are read one after the other. Grows with the events that have an id.
class EventsSeen {
 public:
  /// False: an event of that platform, id and recipient was noted before. Records without an event id are always new.
  bool note(const core::Record& record);

 private:
  std::unordered_set<std::string> seen_;
};

}  // namespace carom::ingest
