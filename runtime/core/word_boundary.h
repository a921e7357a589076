// Whether a letter or digit of any script stands beside a place in the text: what makes `word` patterns, reply codes
// and status codes stand on their own.
#pragma once

#include <cstddef>
#include <string_view>

namespace carom::core {

/// Unicode categories L and N; a byte that is no UTF-8 counts as a letter (a legacy encoding's, most likely).
[[nodiscard]] bool letter_or_digit_at(std::string_view text, std::size_t at);
/// The character that ends right before `at`.
[[nodiscard]] bool letter_or_digit_before(std::string_view text, std::size_t at);

}  // namespace carom::core
