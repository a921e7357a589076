// Code points above U+FFFF come as two escapes, a high and a low surrogate (RFC 8259 section 7).
#include "support/json_escape.h"

#include <cstdint>

#include "support/ascii.h"

namespace carom {
namespace {

constexpr std::size_t kEscapeBytes = 6;
constexpr std::uint32_t kHighSurrogate = 0xD800;
constexpr std::uint32_t kLowSurrogate = 0xDC00;
constexpr std::uint32_t kHalf = 0x400;  // surrogates of each kind

std::optional<std::uint32_t> code_unit_at(std::string_view text, std::size_t at) {
  if (text.size() < at + kEscapeBytes || text.substr(at, 2) != "\\u") return std::nullopt;
  std::uint32_t unit = 0;
  for (const char c : text.substr(at + 2, kEscapeBytes - 2)) {
    const auto digit = hex_value(c);
    if (!digit) return std::nullopt;
    unit = unit << 4U | *digit;
  }
  return unit;
}

}  // namespace

std::optional<JsonUnicodeEscape> read_json_unicode_escape(std::string_view text) {
  const auto unit = code_unit_at(text, 0);
  if (!unit) return std::nullopt;
  const bool is_high = *unit - kHighSurrogate < kHalf;
  const bool is_low = *unit - kLowSurrogate < kHalf;
  if (!is_high && !is_low) return JsonUnicodeEscape{static_cast<char32_t>(*unit), kEscapeBytes};
  const auto low = is_high ? code_unit_at(text, kEscapeBytes) : std::nullopt;
  if (!low || *low - kLowSurrogate >= kHalf) return JsonUnicodeEscape{std::nullopt, kEscapeBytes};
  return JsonUnicodeEscape{static_cast<char32_t>(0x10000 + (*unit - kHighSurrogate) * kHalf + (*low - kLowSurrogate)),
                           2 * kEscapeBytes};
}

}  // namespace carom
