// A stack of open brackets and quotes, walked once over the text.
#include "runtime/core/reply_extent.h"

#include <array>

#include "runtime/core/word_boundary.h"

namespace carom::core {
namespace {

/// What the stack holds is the closer that is waited for.
class OpenBrackets {
 public:
  explicit OpenBrackets(std::string& stack) : stack_(stack) { stack_.clear(); }

  [[nodiscard]] std::size_t depth() const { return stack_.size(); }
  [[nodiscard]] bool waits_for(char closer) const { return waiting_[static_cast<unsigned char>(closer)] != 0; }

  void open(char closer) {
    stack_.push_back(closer);
    ++waiting_[static_cast<unsigned char>(closer)];
  }

  /// Closes the innermost bracket that `closer` belongs to and all that were left open inside. Linear over all calls:
  /// without such a bracket nothing is searched.
  void close(char closer) {
    while (waits_for(closer)) {
      const char top = stack_.back();
      stack_.pop_back();
      --waiting_[static_cast<unsigned char>(top)];
      if (top == closer) return;
    }
  }

 private:
  std::string& stack_;
  std::array<std::uint32_t, 256> waiting_{};
};

char closer_of(char c) {
  switch (c) {
    case '(':
      return ')';
    case '[':
      return ']';
    case '{':
      return '}';
    case '<':
      return '>';
    default:
      return '\0';
  }
}

/// A quote closes where one is open; a single one opens only before a word and closes only behind one.
void take_quote(std::string_view text, std::size_t at, OpenBrackets& brackets) {
  const char quote = text[at];
  const bool is_single = quote == '\'';
  if (brackets.waits_for(quote) && !(is_single && letter_or_digit_at(text, at + 1)))
    brackets.close(quote);
  else if (!is_single || !letter_or_digit_before(text, at))
    brackets.open(quote);
}

void take(std::string_view text, std::size_t at, OpenBrackets& brackets) {
  const char c = text[at];
  if (const char closer = closer_of(c); closer != '\0') return brackets.open(closer);
  if (c == ')' || c == ']' || c == '}' || c == '>') return brackets.close(c);
  if (c == '"' || c == '\'') take_quote(text, at, brackets);
}

}  // namespace

std::uint32_t end_of_reply(std::string_view text, std::uint32_t begin, std::string& open) {
  OpenBrackets brackets(open);
  std::size_t at = 0;
  for (; at < begin; ++at) take(text, at, brackets);
  const std::size_t depth = brackets.depth();
  for (; at < text.size(); ++at) {
    take(text, at, brackets);
    if (brackets.depth() < depth) break;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace carom::core
