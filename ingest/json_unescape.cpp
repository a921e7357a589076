#include "ingest/json_unescape.h"

#include <charconv>
#include <cstring>

namespace carom::ingest {
namespace {

constexpr std::size_t kHexDigits = 4;

/// What a two-letter escape stands for; 0 where there is none such.
constexpr char short_escape(char letter) {
  switch (letter) {
    case '"':
    case '\\':
    case '/':
      return letter;
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return 0;
  }
}

/// The code point of the four digits at the beginning of `text`; surrogates are none.
std::optional<unsigned> code_point(std::string_view text) {
  if (text.size() < kHexDigits) return std::nullopt;
  unsigned value = 0;
  const char* const end = text.data() + kHexDigits;
  const auto [rest, error] = std::from_chars(text.data(), end, value, 16);
  const bool is_surrogate = value >= 0xD800 && value <= 0xDFFF;
  return error == std::errc() && rest == end && !is_surrogate ? std::optional(value) : std::nullopt;
}

/// UTF-8 of a code point of at most sixteen bits.
char* put_code_point(char* out, unsigned c) {
  if (c < 0x80) {
    *out++ = static_cast<char>(c);
  } else if (c < 0x800) {
    *out++ = static_cast<char>(0xC0U | c >> 6U);
    *out++ = static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    *out++ = static_cast<char>(0xE0U | c >> 12U);
    *out++ = static_cast<char>(0x80U | ((c >> 6U) & 0x3FU));
    *out++ = static_cast<char>(0x80U | (c & 0x3FU));
  }
  return out;
}

/// Takes the escape off the front of `text` behind its backslash; null when it is none.
char* put_escaped(char* out, std::string_view& text) {
  if (text.empty()) return nullptr;
  const char letter = text.front();
  text.remove_prefix(1);
  if (const char c = short_escape(letter); c != 0) {
    *out = c;
    return out + 1;
  }
  const auto point = letter == 'u' ? code_point(text) : std::nullopt;
  if (!point) return nullptr;
  text.remove_prefix(kHexDigits);
  return put_code_point(out, *point);
}

}  // namespace

std::optional<std::string_view> unescape_json(std::string_view escaped, TextArena& arena) {
  char* const begin = arena.reserve(escaped.size());
  char* out = begin;
  for (;;) {
    const std::string_view plain = escaped.substr(0, escaped.find('\\'));
    std::memcpy(out, plain.data(), plain.size());
    out += plain.size();
    escaped.remove_prefix(plain.size());
    if (escaped.empty()) break;
    escaped.remove_prefix(1);
    out = put_escaped(out, escaped);
    if (out == nullptr) return std::nullopt;
  }
  const std::string_view text(begin, static_cast<std::size_t>(out - begin));
  arena.commit(text.size());
  return text;
}

}  // namespace carom::ingest
