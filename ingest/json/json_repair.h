// Makes JSON parsable that is broken in the ways real sources break it, so that the record is still answered.
#pragma once

#include <string>
#include <string_view>

namespace carom::ingest {

/// Bytes that are not UTF-8 are read as Windows-1252, raw control characters become spaces, an escape of half a
/// surrogate pair becomes U+FFFD and a backslash that begins no escape stands for itself. Anything else is kept.
[[nodiscard]] std::string repair_json(std::string_view json);

}  // namespace carom::ingest
