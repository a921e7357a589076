// Reads bytes that are not UTF-8 the way core::normalise does, for formats that must be UTF-8 to be parsed at all.
#pragma once

#include <string>
#include <string_view>

namespace carom::ingest {

/// UTF-8 of `bytes` read as Windows-1252 (support/windows_1252.h).
[[nodiscard]] std::string utf8_from_windows_1252(std::string_view bytes);
/// The same unless they are UTF-8 already.
[[nodiscard]] std::string as_utf8(std::string bytes);

}  // namespace carom::ingest
