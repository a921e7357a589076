// The reading looks at every byte here: the plain form of it.
#include "runtime/core/reply.h"

#include "runtime/core/reply_places.h"
#include "runtime/core/reply_reader.h"
#include "runtime/core/reply_stage.h"

namespace carom::core {

void Reply::clear() {
  code.reset();
  status.reset();
  status_conflict = false;
  stage = Stage::missing;
  code_span = status_span = {};
  kept.clear();
}

void read_reply(std::string_view text, std::optional<std::uint16_t> own_code, std::optional<EnhancedStatus> own_status,
                std::optional<EnhancedStatus> dsn_status, Reply& out) {
  const ReplyPlaces places(text);
  read_codes(text, places, own_code, own_status, dsn_status, out);
  if (out.stage == Stage::missing) out.stage = find_stage(text, places);
}

}  // namespace carom::core
