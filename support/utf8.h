// Bytes → code points, told apart from bytes that are no UTF-8, for all who show text of unknown origin.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carom {

/// What stands at one place of a text: a code point and its bytes, or one byte that begins none.
struct Utf8Step {
  std::optional<char32_t> code_point;  ///< empty: the byte is not UTF-8
  std::size_t size = 1;
};

/// Decodes at `at` < text.size() by RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] Utf8Step decode_utf8(std::string_view text, std::size_t at);

/// Writes a scalar value to `out`, which has room for four bytes; returns the place behind it.
char* put_utf8(char* out, char32_t c);
void append_utf8(char32_t c, std::string& text);

/// True for the second and later bytes of a code point.
[[nodiscard]] constexpr bool is_utf8_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// At most the first `most` bytes of `text`, no code point cut apart; bytes that are no UTF-8 are cut where they are.
[[nodiscard]] std::string_view cut_to(std::string_view text, std::size_t most);

}  // namespace carom
