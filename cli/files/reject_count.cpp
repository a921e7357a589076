// The first reject stands for all; --rejects has the others.
#include "cli/files/reject_count.h"

#include <fmt/format.h>

#include "ingest/bytes/input.h"
#include "support/counted.h"

namespace carom::cli {

void tell_rejects(const RejectCount& count, std::uint64_t records, Console& console) {
  if (count.rejected == 0) return;
  console.tell(fmt::format("{} of {} rejected; the first: {}, record {} at byte {}: {}", count.rejected,
                           counted(count.rejected + records, "record", "records"), ingest::shown_name(count.first.file),
                           count.first.number, count.first.byte_offset, count.first.reason));
}

}  // namespace carom::cli
