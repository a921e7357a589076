// A record's name for people: what its own id says, else its number.
#pragma once

#include <string>

#include "runtime/core/record.h"

namespace carom::cli {

/// A JSON string's characters (RFC 8259 section 7; half a surrogate pair becomes U+FFFD), a JSON number as it is
/// written.
[[nodiscard]] std::string record_id(const core::Record& record);

}  // namespace carom::cli
