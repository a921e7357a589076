#include "cli/record_id.h"

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

#include "runtime/core/code_point.h"

namespace carom::cli {
namespace {

constexpr std::size_t kUnicodeEscapeBytes = 6;  // \uXXXX

std::optional<std::uint32_t> code_unit_at(std::string_view text, std::size_t at) {
  if (text.substr(at, 2) != "\\u" || text.size() - at < kUnicodeEscapeBytes) return std::nullopt;
  std::uint32_t unit = 0;
  const char* const end = text.data() + at + kUnicodeEscapeBytes;
  const auto [read_to, error] = std::from_chars(text.data() + at + 2, end, unit, 16);
  return error == std::errc() && read_to == end ? std::optional(unit) : std::nullopt;
}

// Appends what the code units at `at` say; answers how many bytes they took.
std::size_t append_unicode(std::string_view text, std::size_t at, std::uint32_t unit, std::string& out) {
  constexpr std::uint32_t kHalfPlane = 0x400;
  const bool is_high = unit - 0xD800U < kHalfPlane;
  const auto low = is_high ? code_unit_at(text, at + kUnicodeEscapeBytes) : std::nullopt;
  if (low && *low - 0xDC00U < kHalfPlane) {
    core::append_utf8(0x10000 + (unit - 0xD800U) * kHalfPlane + (*low - 0xDC00U), out);
    return 2 * kUnicodeEscapeBytes;
  }
  const bool is_half = unit - 0xD800U < 2 * kHalfPlane;
  core::append_utf8(is_half ? U'\uFFFD' : static_cast<char32_t>(unit), out);
  return kUnicodeEscapeBytes;
}

char meaning_of(char escaped) {
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeanings = "\b\f\n\r\t";
  const std::size_t at = kLetters.find(escaped);
  return at == kLetters.npos ? escaped : kMeanings[at];
}

std::string characters_of(std::string_view json) {
  std::string text;
  for (std::size_t at = 0; at < json.size();) {
    if (const auto unit = code_unit_at(json, at)) {
      at += append_unicode(json, at, *unit, text);
    } else if (json[at] == '\\' && at + 1 < json.size()) {
      text += meaning_of(json[at + 1]);
      at += 2;
    } else {
      text += json[at++];
    }
  }
  return text;
}

}  // namespace

std::string record_id(const core::Record& record) {
  if (record.id.empty()) return std::to_string(record.number);
  if (record.id.size() < 2 || record.id.front() != '"') return std::string(record.id);
  return characters_of(record.id.substr(1, record.id.size() - 2));
}

}  // namespace carom::cli
