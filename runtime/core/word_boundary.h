// Whether a letter or digit of any script stands beside a place in the text: what makes `word` patterns, reply codes
// and status codes stand on their own.
#pragma once

#include <cstddef>
#include <string_view>

#include "support/ascii.h"

namespace carom::core {

/// The character that begins or ends at `at` when the byte there is not ASCII; `at` lies within the text.
[[nodiscard]] bool wide_letter_or_digit_at(std::string_view text, std::size_t at);
[[nodiscard]] bool wide_letter_or_digit_before(std::string_view text, std::size_t at);

/// Unicode categories L and N; a byte that is no UTF-8 counts as a letter (a legacy encoding's, most likely).
[[nodiscard]] inline bool letter_or_digit_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  return is_ascii(text[at]) ? is_letter_or_digit(text[at]) : wide_letter_or_digit_at(text, at);
}
/// The character that ends right before `at`.
[[nodiscard]] inline bool letter_or_digit_before(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  return is_ascii(text[at - 1]) ? is_letter_or_digit(text[at - 1]) : wide_letter_or_digit_before(text, at);
}

}  // namespace carom::core
