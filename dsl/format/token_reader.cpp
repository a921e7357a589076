// Follows the source beside the syntax: each token that is written is skipped there.
#include "dsl/format/token_reader.h"

#include <algorithm>

#include "support/ascii.h"
#include "support/byte_order_mark.h"
#include "support/check.h"

namespace carom::dsl {
namespace {

constexpr std::string_view kSpaces = " \t\r";

std::string_view trim_end(std::string_view text) {
  const std::size_t last = text.find_last_not_of(kSpaces);
  return text.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

TokenReader::TokenReader(std::string_view text) : text_(text) {
  if (text.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
}

Trivia TokenReader::read_trivia() {
  Trivia trivia;
  std::uint32_t line_ends = 0;  // since the last token or comment
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '\n') {
      ++line_ends;
      ++newlines_;
      trivia.newline = true;
      token_on_line_ = false;
    } else if (c == '#') {
      const bool blank_before = line_ends > 1;
      trivia.comments.push_back({read_comment(), token_on_line_, blank_before});
      line_ends = 0;
    } else if (!kSpaces.contains(c) && c != ';' && c != ',') {
      break;
    }
  }
  trivia.blank_before = line_ends > 1;
  return trivia;
}

// Leaves the cursor on the last byte before the line end.
std::string_view TokenReader::read_comment() {
  const std::string_view comment = rest().substr(0, rest().find('\n'));
  at_ += comment.size() - 1;
  return trim_end(comment);
}

bool TokenReader::newline_ahead() const {
  TokenReader ahead = *this;
  return ahead.read_trivia().newline;
}

void TokenReader::skip_word(std::string_view word) {
  CAROM_CHECK(rest().starts_with(word), "the source text does not hold the word of its syntax: " + std::string(word));
  at_ += word.size();
  token_on_line_ = true;
}

void TokenReader::skip_string() {
  CAROM_CHECK(rest().starts_with('"'), "the source text does not hold the string of its syntax");
  for (++at_; at_ < text_.size() && text_[at_] != '"'; ++at_)
    if (text_[at_] == '\\') ++at_;
  CAROM_CHECK(at_ < text_.size(), "a string of the source text does not end");
  ++at_;
  token_on_line_ = true;
}

void TokenReader::skip_number() {
  const auto is_part = [](char c) { return is_digit(c) || is_lower_letter(c); };
  const std::size_t before = at_;
  while (at_ < text_.size() && is_part(text_[at_])) ++at_;
  CAROM_CHECK(at_ > before, "the source text does not hold the number of its syntax");
  token_on_line_ = true;
}

}  // namespace carom::dsl
