// Where a reply is worth a close look, found byte by byte.
#pragma once

#include <cstdint>
#include <string_view>

#include "support/ascii.h"

namespace carom::core {

/// Each question gives the first place at or behind `from` where the thing asked for may stand, or the text's size.
/// Readers look closely at what they are given: a place too many costs time, one too few would be wrong.
/// Whoever finds places faster (over many bytes at once) offers the same questions.
class ReplyPlaces {
 public:
  explicit ReplyPlaces(std::string_view text) : text_(text) {}

  /// CR or LF; exactly these.
  [[nodiscard]] std::uint32_t line_end(std::uint32_t from) const {
    return find(from, [this](std::uint32_t at) { return is_line_end(text_[at]); });
  }
  /// A digit behind a blank; exactly these.
  [[nodiscard]] std::uint32_t digit_behind_blank(std::uint32_t from) const {
    return find(from, [this](std::uint32_t at) { return at > 0 && is_digit(text_[at]) && is_blank(text_[at - 1]); });
  }
  /// A code, 4xx or 5xx.
  [[nodiscard]] std::uint32_t failure_code(std::uint32_t from) const {
    return find(from, [this](std::uint32_t at) { return text_[at] == '4' || text_[at] == '5'; });
  }
  /// A status whose class is the digit `klass`.
  [[nodiscard]] std::uint32_t status(std::uint32_t from, char klass) const {
    return find(from, [&](std::uint32_t at) { return text_[at] == klass; });
  }
  /// A parenthesis that opens.
  [[nodiscard]] std::uint32_t parenthesis(std::uint32_t from) const {
    return find(from, [this](std::uint32_t at) { return text_[at] == '('; });
  }

 private:
  template <class Test>
  [[nodiscard]] std::uint32_t find(std::uint32_t at, Test test) const {
    const auto size = static_cast<std::uint32_t>(text_.size());
    while (at < size && !test(at)) ++at;
    return at;
  }

  std::string_view text_;
};

}  // namespace carom::core
