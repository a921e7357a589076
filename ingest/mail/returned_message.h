// The message that a bounce returns, or its header: where it begins, and whom it was for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/mail/mime_parts.h"

namespace carom::ingest {

/// Whether `line` of a notice introduces the returned message, or is its first.
[[nodiscard]] bool begins_returned_message(std::string_view line);

/// Whom the returned message was for, each once: the envelope's recipient where a server noted it in the header, else
/// those of `To`. The header is that of its own part, or stands in `notice_text` behind the words. A message to a
/// mailing list went to subscribers, whom its header does not name: empty.
[[nodiscard]] std::vector<std::string> returned_recipients(const Mail& mail);

/// The same for all bounces of one message; empty where its header does not stand there.
[[nodiscard]] std::string returned_message_id(const Mail& mail);

}  // namespace carom::ingest
