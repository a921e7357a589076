// Tells mail that programs send about mail from what people write: a person who quotes a reply bounces nothing.
#pragma once

#include "ingest/mime_parts.h"

namespace carom::ingest {

/// By what RFC 3834, RFC 5321 and RFC 6522 ask of programs, and by what those do that know none of them: their
/// addresses and how their subjects begin. A mail that names no author is no person's.
[[nodiscard]] bool is_by_machine(const Mail& mail);

}  // namespace carom::ingest
