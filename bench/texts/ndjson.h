// Replies as lines of JSON, as a mail server's log or a platform's export would hold them.
#pragma once

#include <span>
#include <string>

#include "bench/texts/replies.h"

namespace carom::bench {

/// Keys of every line, in this order: id, smtp_code (a number), enhanced_code, text, remote_mta, recipient_domain. Some
/// 300 bytes a line for texts of 150.
[[nodiscard]] std::string to_ndjson(std::span<const Reply> replies);

}  // namespace carom::bench
