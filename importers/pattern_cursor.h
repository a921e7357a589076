// The reading position in an expression of a source.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

#include "support/ascii.h"

namespace carom::importers {

/// Copied to look ahead.
class PatternCursor {
 public:
  explicit PatternCursor(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  void skip(std::size_t bytes) { rest_.remove_prefix(bytes); }

  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  /// The first of them that stands here, so longer ones first.
  bool take_one_of(std::initializer_list<std::string_view> texts) {
    return std::ranges::any_of(texts, [this](std::string_view text) { return take(text); });
  }
  std::string_view take_digits() {
    const std::string_view digits = rest_.substr(0, std::min(rest_.find_first_not_of("0123456789"), rest_.size()));
    rest_.remove_prefix(digits.size());
    return digits;
  }

 private:
  std::string_view rest_;
};

}  // namespace carom::importers
