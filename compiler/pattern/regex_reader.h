// The reading position in a pattern, and the first error met. Private to the regex parser's files.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "compiler/pattern/compile_pattern.h"
#include "support/utf8.h"

namespace carom::compiler {

/// After an error the reader stands at its end, so that every loop of the parser runs out.
class RegexReader {
 public:
  explicit RegexReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::uint32_t at() const { return static_cast<std::uint32_t>(at_); }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] bool looks_at(std::string_view what) const { return rest().starts_with(what); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text_[at_]; }
  [[nodiscard]] std::string_view since(std::uint32_t begin) const { return text_.substr(begin, at_ - begin); }

  bool take(std::string_view what) {
    if (!looks_at(what)) return false;
    at_ += what.size();
    return true;
  }

  /// Not at the end.
  char32_t take_code_point() {
    const Utf8Step step = decode_utf8(text_, at_);
    at_ += step.size;
    return step.code_point.value_or(0xFFFD);
  }

  /// Digits as a number that stops growing at 1 000 000; nothing if there are none.
  std::optional<std::uint32_t> take_number() {
    if (peek() < '0' || peek() > '9') return std::nullopt;
    std::uint32_t value = 0;
    for (; peek() >= '0' && peek() <= '9'; ++at_)
      if (value < 1'000'000) value = value * 10 + static_cast<std::uint32_t>(peek() - '0');
    return value;
  }

  /// Keeps the first error only.
  void fail(PatternErrorKind kind, Span where, std::string message) {
    if (!error_) error_ = PatternError{kind, where, std::move(message)};
    at_ = text_.size();
  }
  /// The error covers what was read since `begin`.
  void fail_since(std::uint32_t begin, PatternErrorKind kind, std::string message) {
    fail(kind, {begin, at()}, std::move(message));
  }

  [[nodiscard]] const std::optional<PatternError>& error() const { return error_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  std::optional<PatternError> error_;
};

}  // namespace carom::compiler
