// Addresses and networks (RFC 4632, RFC 4291), held as 128 bits with IPv4 mapped.
#include <arpa/inet.h>
#include <fmt/format.h>

#include <algorithm>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/address.h"
#include "support/parse_integer.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

constexpr std::uint32_t kMappedBits = 96;

using Address = core::AddressBytes;

std::optional<std::uint32_t> parse_prefix(std::string_view digits, std::uint32_t highest) {
  const auto prefix = parse_integer(digits);
  return prefix && *prefix >= 0 && *prefix <= highest ? std::optional(static_cast<std::uint32_t>(*prefix))
                                                      : std::nullopt;
}

// Clears what lies behind the prefix; whether there was anything to clear.
bool clear_host_bits(Address& address, std::uint32_t prefix) {
  bool cleared = false;
  for (std::uint32_t bit = prefix; bit < 128; ++bit) {
    std::uint8_t& byte = address.bytes[bit / 8];
    const std::uint8_t mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    cleared = cleared || (byte & mask) != 0;
    byte = static_cast<std::uint8_t>(byte & ~mask);
  }
  return cleared;
}

std::string print(const Address& address) {
  char text[INET6_ADDRSTRLEN] = {};
  if (address.is_v4)
    inet_ntop(AF_INET, address.bytes.data() + 12, text, sizeof text);
  else
    inet_ntop(AF_INET6, address.bytes.data(), text, sizeof text);
  return text;
}

dsl::Diagnostic& report_bad(const ast::Value& value, const TypingContext& context, std::string_view why) {
  return context.sink.report(DiagnosticId::C0307, place(value.span, context), fmt::format("`{}` {}", value.text, why));
}

std::optional<ir::CidrEntry> type_network(const ast::Value& value, Address address, std::string_view digits,
                                          const TypingContext& context) {
  const std::uint32_t highest = address.is_v4 ? 32 : 128;
  const auto prefix = parse_prefix(digits, highest);
  if (!prefix) {
    report_bad(value, context, fmt::format("has no usable prefix length; expected /0 to /{}", highest));
    return std::nullopt;
  }
  ir::CidrEntry entry;
  entry.row.prefix = *prefix + (address.is_v4 ? kMappedBits : 0);
  if (clear_host_bits(address, entry.row.prefix)) {
    const std::string network = fmt::format("{}/{}", print(address), *prefix);
    dsl::Diagnostic& bad =
        report_bad(value, context, fmt::format("has bits behind its prefix; the network is `{}`", network));
    bad.offer(place(value.span, context), network, dsl::Applicability::for_review);
    return std::nullopt;
  }
  std::ranges::copy(address.bytes, entry.row.address);
  return entry;
}

}  // namespace

std::optional<ir::CidrEntry> type_cidr(const ast::Value& value, const TypingContext& context) {
  if (value.kind != ast::ValueKind::ip) {
    dsl::Diagnostic& wrong = report_wrong_value(value, operators_of(core::FieldType::ip).value_example, context);
    if (value.kind == ast::ValueKind::string && core::read_address(value.text))
      wrong.offer(place(value.span, context), value.text, dsl::Applicability::machine_applicable);
    return std::nullopt;
  }
  const std::size_t slash = value.text.find('/');
  const auto address = core::read_address(value.text.substr(0, slash));
  if (!address) {
    report_bad(value, context,
               "is no address; expected four numbers of 0 to 255 without leading zeros, or IPv6 groups");
    return std::nullopt;
  }
  if (slash != std::string::npos)
    return type_network(value, *address, std::string_view(value.text).substr(slash + 1), context);
  ir::CidrEntry entry;
  std::ranges::copy(address->bytes, entry.row.address);
  return entry;
}

}  // namespace carom::compiler
