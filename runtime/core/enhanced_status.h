// Enhanced mail system status codes (RFC 3463, registry of RFC 5248).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carom::core {

/// X.Y.Z with X one of 2, 4, 5 and the others 0–999.
struct EnhancedStatus {
  std::uint8_t klass = 0;
  std::uint16_t subject = 0;
  std::uint16_t detail = 0;

  /// `5.0.0` says no more than the reply code does.
  [[nodiscard]] constexpr bool is_specific() const { return subject != 0 || detail != 0; }
  friend constexpr auto operator<=>(const EnhancedStatus&, const EnhancedStatus&) = default;
};

/// The whole of `text` must be a status code.
[[nodiscard]] std::optional<EnhancedStatus> parse_enhanced_status(std::string_view text);
/// Takes a status code off the front of `text`; what follows it is the caller's to judge (`5.1.1234` leaves `4`).
[[nodiscard]] std::optional<EnhancedStatus> take_enhanced_status(std::string_view& text);
[[nodiscard]] std::string to_string(EnhancedStatus status);

}  // namespace carom::core
