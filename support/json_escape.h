// The escapes of a JSON string (RFC 8259 section 7), for all who read one.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace carom {

/// The character that a backslash and `letter` stand for; 0: that is no escape of two characters.
[[nodiscard]] constexpr char json_escape_meaning(char letter) {
  constexpr std::string_view kLetters = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  const std::size_t at = kLetters.find(letter);
  return at == kLetters.npos ? '\0' : kMeanings[at];
}

struct JsonUnicodeEscape {
  std::optional<char32_t> code_point;  ///< empty: half a surrogate pair
  std::size_t size = 0;                ///< bytes: of `\uXXXX`, or of two that make a pair
};

/// The `\uXXXX` at the beginning of `text`, with its other half if it is one of a pair; nothing if there is none.
[[nodiscard]] std::optional<JsonUnicodeEscape> read_json_unicode_escape(std::string_view text);

}  // namespace carom
