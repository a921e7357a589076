// Numbers that look like codes but are groups of an IPv6 address or of a time. Private to those who read replies.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "runtime/core/reply_text.h"

namespace carom::core {

/// Tells the groups of an IPv6 address or of a time, `2001:db8:450::1`, `10:45:550`, from codes. Asked about places in
/// order; linear over all of them.
class AddressGroups {
 public:
  explicit AddressGroups(ReplyText text) : text_(text) {}

  [[nodiscard]] bool contain(std::uint32_t at) {
    const std::uint32_t begin = begin_of_token(at);
    return holds_two_colons(begin, at) && stands_alone(begin);
  }

 private:
  static constexpr std::uint32_t kLongestAddress = 45;

  [[nodiscard]] static bool is_in_address(char c) {
    return is_digit(c) || c == ':' || (to_lower(c) >= 'a' && to_lower(c) <= 'f');
  }

  /// Where the characters of an address before `at` begin, or so many before it that it would be too long.
  [[nodiscard]] std::uint32_t begin_of_token(std::uint32_t at) {
    std::uint32_t begin = at;
    while (begin > known_end_ && is_in_address(text_.at_or_nul(begin - 1))) --begin;
    if (begin > known_end_) known_begin_ = begin;
    known_end_ = at;
    return std::max(known_begin_, at < kLongestAddress ? 0 : at - kLongestAddress);
  }

  /// No word goes on to the left, but for the tag of an address literal, `IPv6:`, whose digit belongs to the token.
  [[nodiscard]] bool stands_alone(std::uint32_t begin) const {
    constexpr std::string_view kTag = "ipv6:";
    constexpr std::uint32_t kLetters = 3;
    if (!letter_or_digit_before(text_.view(), begin)) return true;
    if (begin < kLetters) return false;
    const std::string_view tag = text_.view().substr(begin - kLetters, kTag.size());
    return std::ranges::equal(tag, kTag, {}, to_lower) && !letter_or_digit_before(text_.view(), begin - kLetters);
  }

  /// In the token around `at` that begins at `begin`. A code that may stand in one has a colon before or behind it, so
  /// this looks at few bytes unless the token ends here.
  [[nodiscard]] bool holds_two_colons(std::uint32_t begin, std::uint32_t at) const {
    int colons = 0;
    for (std::uint32_t i = at; i > begin && colons < 2; --i) colons += text_.at_or_nul(i - 1) == ':' ? 1 : 0;
    for (std::uint32_t i = at; i < at + kLongestAddress && colons < 2 && is_in_address(text_.at_or_nul(i)); ++i)
      colons += text_.at_or_nul(i) == ':' ? 1 : 0;
    return colons == 2;
  }

  ReplyText text_;
  // Bytes [known_begin_, known_end_) are all of an address, and known_begin_ is the first such byte.
  std::uint32_t known_begin_ = 0;
  std::uint32_t known_end_ = 0;
};

}  // namespace carom::core
