// Durations as sources and replies spell them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace carom::core {

/// A hundred years in seconds: no record has a longer one.
inline constexpr std::int64_t kLongestDuration = std::int64_t{100} * 365 * 86400;

/// `300`, `5m`, `15 Minutes`, `1 hour, 30 minutes`, `1 day and 2 hours`, `1:30:00`, `5:00` in seconds; a bare number
/// counts seconds, a fraction is dropped. The whole of `text` must be one; no value over kLongestDuration.
[[nodiscard]] std::optional<std::int64_t> parse_duration(std::string_view text);

}  // namespace carom::core
