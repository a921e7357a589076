#include "ingest/json_repair.h"

#include <charconv>
#include <optional>

#include "ingest/utf8_check.h"
#include "ingest/windows_1252.h"

namespace carom::ingest {
namespace {

constexpr std::size_t kUnicodeEscapeBytes = 6;  // \uXXXX

/// The code unit of a `\uXXXX` at the beginning of `text`.
std::optional<unsigned> unicode_escape(std::string_view text) {
  if (text.size() < kUnicodeEscapeBytes || !text.starts_with("\\u")) return std::nullopt;
  unsigned unit = 0;
  const char* end = text.data() + kUnicodeEscapeBytes;
  const auto [rest, error] = std::from_chars(text.data() + 2, end, unit, 16);
  return error == std::errc() && rest == end ? std::optional(unit) : std::nullopt;
}

bool is_high_surrogate(std::optional<unsigned> unit) {
  return unit && *unit >= 0xD800 && *unit < 0xDC00;
}

bool is_low_surrogate(std::optional<unsigned> unit) {
  return unit && *unit >= 0xDC00 && *unit < 0xE000;
}

/// Appends the escape at the beginning of `text`, repaired; the number of bytes it took.
std::size_t append_escape(std::string_view text, std::string& out) {
  const auto unit = unicode_escape(text);
  if (is_high_surrogate(unit) && is_low_surrogate(unicode_escape(text.substr(kUnicodeEscapeBytes)))) {
    out += text.substr(0, 2 * kUnicodeEscapeBytes);
    return 2 * kUnicodeEscapeBytes;
  }
  if (unit) {
    out += is_high_surrogate(unit) || is_low_surrogate(unit) ? "\\ufffd" : text.substr(0, kUnicodeEscapeBytes);
    return kUnicodeEscapeBytes;
  }
  constexpr std::string_view kEscapable = R"("\/bfnrt)";
  if (text.size() > 1 && kEscapable.contains(text[1])) {
    out += text.substr(0, 2);
    return 2;
  }
  out += "\\\\";
  return 1;
}

}  // namespace

std::string repair_json(std::string_view json) {
  const std::string text = is_utf8(json) ? std::string(json) : utf8_from_windows_1252(json);
  std::string repaired;
  repaired.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '\\') {
      at += append_escape(std::string_view(text).substr(at), repaired);
    } else {
      // Raw controls are white space outside of strings and forbidden inside; a space fits both places.
      repaired += static_cast<unsigned char>(text[at]) < 0x20 ? ' ' : text[at];
      ++at;
    }
  }
  return repaired;
}

}  // namespace carom::ingest
