// Kinds of ASCII characters, as rules, mail and its replies know them, whatever the locale; every other byte is of
// none.
#pragma once

#include <cstdint>
#include <optional>

namespace carom {

[[nodiscard]] constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_lower_letter(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_upper_letter(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return is_lower_letter(c) || is_upper_letter(c);
}
[[nodiscard]] constexpr bool is_letter_or_digit(char c) {
  return is_digit(c) || is_letter(c);
}
/// What `\w` takes in a regular expression, and what names are made of.
[[nodiscard]] constexpr bool is_word_character(char c) {
  return is_letter_or_digit(c) || c == '_';
}
/// What separates words within a line.
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_line_end(char c) {
  return c == '\r' || c == '\n';
}
[[nodiscard]] constexpr char to_lower(char c) {
  return is_upper_letter(c) ? static_cast<char>(c + ('a' - 'A')) : c;
}
/// Of a hexadecimal digit of either case.
[[nodiscard]] constexpr std::optional<std::uint32_t> hex_value(char c) {
  if (is_digit(c)) return static_cast<std::uint32_t>(c - '0');
  const char lower = to_lower(c);
  if (lower >= 'a' && lower <= 'f') return static_cast<std::uint32_t>(lower - 'a' + 10);
  return std::nullopt;
}

}  // namespace carom
