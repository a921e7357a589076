// inet_pton does the reading; this adds what mail wraps around an address.
#include "runtime/core/address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <cstring>

#include "support/ascii.h"

namespace carom::core {
namespace {

std::string_view without_wrapping(std::string_view text) {
  constexpr std::string_view kTag = "ipv6:";
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
  const auto is_tag = std::ranges::equal(text.substr(0, kTag.size()), kTag, {}, to_lower);
  return is_tag ? text.substr(kTag.size()) : text;
}

// Most that is asked about are host names, which one letter tells apart without a call into the system's library.
bool may_be_address(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c == '.' || c == ':' || hex_value(c); });
}

}  // namespace

std::optional<AddressBytes> read_address(std::string_view text) {
  if (!may_be_address(text)) return std::nullopt;
  char terminated[INET6_ADDRSTRLEN] = {};
  if (text.size() >= sizeof(terminated)) return std::nullopt;
  std::ranges::copy(text, terminated);

  AddressBytes address;
  if (text.contains(':'))
    return inet_pton(AF_INET6, terminated, address.bytes.data()) == 1 ? std::optional(address) : std::nullopt;
  address = {.bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, .is_v4 = true};
  if (inet_pton(AF_INET, terminated, address.bytes.data() + 12) == 1) return address;
  return std::nullopt;
}

std::optional<std::array<std::uint8_t, 16>> parse_address(std::string_view text) {
  const auto address = read_address(without_wrapping(text));
  return address ? std::optional(address->bytes) : std::nullopt;
}

bool lies_in_network(const std::array<std::uint8_t, 16>& address, const std::uint8_t (&network)[16],
                     std::uint32_t prefix) {
  const std::size_t whole_bytes = prefix / 8;
  if (std::memcmp(address.data(), network, whole_bytes) != 0) return false;
  if (prefix % 8 == 0) return true;
  const unsigned mask = 0xFF00U >> (prefix % 8) & 0xFFU;
  return ((address[whole_bytes] ^ network[whole_bytes]) & mask) == 0;
}

}  // namespace carom::core
