// What a run says of the records it could not read.
#pragma once

#include <cstdint>

#include "cli/console/console.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

struct RejectCount {
  std::uint64_t rejected = 0;
  ingest::Reject first;  ///< where there is one

  void add(const ingest::Reject& reject) {
    if (rejected++ == 0) first = reject;
  }
};

/// Nothing where nothing was rejected.
void tell_rejects(const RejectCount& count, std::uint64_t records, Console& console);

}  // namespace carom::cli
