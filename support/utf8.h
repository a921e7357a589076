// Bytes → code points, told apart from bytes that are no UTF-8, for all who show text of unknown origin. What is asked
// of every character of every text is in this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace carom {

/// True for the second and later bytes of a code point.
[[nodiscard]] constexpr bool is_utf8_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// The bytes of the sequence at `at` < text.size(); 0: there is none by RFC 3629 section 4, as it is overlong, a
/// surrogate, above U+10FFFF or cut.
[[nodiscard]] constexpr std::size_t utf8_size_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  const auto continues = [&](std::size_t i) { return at + i < text.size() && is_utf8_continuation(text[at + i]); };
  if (lead < 0xC2 || lead > 0xF4 || !continues(1)) return 0;
  if (lead < 0xE0) return 2;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (lead < 0xF0) {
    const bool is_scalar = lead == 0xE0 ? second >= 0xA0 : lead != 0xED || second < 0xA0;
    return is_scalar && continues(2) ? 3 : 0;
  }
  const bool is_scalar = lead == 0xF0 ? second >= 0x90 : lead != 0xF4 || second < 0x90;
  return is_scalar && continues(2) && continues(3) ? 4 : 0;
}

/// The code point of the well-formed sequence of `size` bytes at `bytes`.
[[nodiscard]] constexpr char32_t code_point_of_utf8(const char* bytes, std::size_t size) {
  const auto bits = [bytes](std::size_t i, unsigned mask) {
    return static_cast<char32_t>(static_cast<unsigned char>(bytes[i]) & mask);
  };
  if (size == 1) return bits(0, 0x7F);
  if (size == 2) return bits(0, 0x1F) << 6U | bits(1, 0x3F);
  if (size == 3) return bits(0, 0x0F) << 12U | bits(1, 0x3F) << 6U | bits(2, 0x3F);
  return bits(0, 0x07) << 18U | bits(1, 0x3F) << 12U | bits(2, 0x3F) << 6U | bits(3, 0x3F);
}

/// What stands at one place of a text: a code point and its bytes, or one byte that begins none.
struct Utf8Step {
  std::optional<char32_t> code_point;  ///< empty: the byte is not UTF-8
  std::size_t size = 1;
};

/// Decodes at `at` < text.size(), as utf8_size_at() has it.
[[nodiscard]] constexpr Utf8Step decode_utf8(std::string_view text, std::size_t at) {
  const std::size_t size = utf8_size_at(text, at);
  if (size == 0) return {};
  return {code_point_of_utf8(text.data() + at, size), size};
}

/// Writes a scalar value to `out`, which has room for four bytes; returns the place behind it.
constexpr char* put_utf8(char* out, char32_t c) {
  const auto put = [&out](char32_t byte) { *out++ = static_cast<char>(byte); };
  const auto put_bits = [&](char32_t shift) { put(0x80U | (c >> shift & 0x3FU)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6U);
    put_bits(0);
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12U);
    put_bits(6);
    put_bits(0);
  } else {
    put(0xF0U | c >> 18U);
    put_bits(12);
    put_bits(6);
    put_bits(0);
  }
  return out;
}
void append_utf8(char32_t c, std::string& text);

/// At most the first `most` bytes of `text`, no code point cut apart; bytes that are no UTF-8 are cut where they are.
[[nodiscard]] std::string_view cut_to(std::string_view text, std::size_t most);

}  // namespace carom
