// IP addresses as sources write them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carom::core {

/// 16 bytes in network order; IPv4 as IPv4-mapped IPv6 (RFC 4291 section 2.5.5.2).
struct AddressBytes {
  std::array<std::uint8_t, 16> bytes{};
  bool is_v4 = false;  ///< written as IPv4
};

/// An address and nothing around it.
[[nodiscard]] std::optional<AddressBytes> read_address(std::string_view text);
/// Its bytes; brackets and the `IPv6:` tag of address literals (RFC 5321 section 4.1.3) may stand around it.
[[nodiscard]] std::optional<std::array<std::uint8_t, 16>> parse_address(std::string_view text);

/// Whether the first `prefix` bits (at most 128) agree.
[[nodiscard]] bool lies_in_network(const std::array<std::uint8_t, 16>& address, const std::uint8_t (&network)[16],
                                   std::uint32_t prefix);

}  // namespace carom::core
