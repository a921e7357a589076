// One line a kind and side; kNothing stands for the ends of the text.
#include "runtime/core/token_boundary.h"

#include "runtime/core/word_boundary.h"
#include "support/ascii.h"

namespace carom::core {
namespace {

/// Never a character of normalised text.
constexpr char kNothing = '\0';

bool is_hex(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f');
}
bool is_space(char c) {
  return c == ' ' || c == kNothing;
}
bool is_label(char c) {
  return is_word_character(c) || c == '-';
}
bool is_id(char c) {
  return is_label(c) || (c != kNothing && std::string_view(".:+/=@$").contains(c));
}
bool is_local_part(char c) {
  return !is_space(c) && !std::string_view("<>()[],;:@\"").contains(c);
}
bool ends_url(char c) {
  return is_space(c) || std::string_view("<>\"").contains(c);
}
bool closes_sentence(char c) {
  return c != kNothing && std::string_view(".,;:!?)]}'").contains(c);
}

}  // namespace

bool is_token_begin(TokenKind kind, std::string_view text, std::size_t position) {
  const char last = position > 0 ? text[position - 1] : kNothing;
  const char before_last = position > 1 ? text[position - 2] : kNothing;
  switch (kind) {
    case TokenKind::word:
      return is_space(last);
    case TokenKind::integer:
      return !is_digit(last);
    case TokenKind::ipv4:
      return !is_word_character(last) && !(last == '.' && is_digit(before_last));
    case TokenKind::ipv6:
    case TokenKind::url:
      return !is_word_character(last);
    case TokenKind::host:
      return !is_label(last) && last != '.';
    case TokenKind::address:
      return !is_local_part(last);
    case TokenKind::id:
      return !is_id(last);
    case TokenKind::duration:
      return !is_word_character(last) && !((last == '.' || last == ':') && is_digit(before_last));
    case TokenKind::quote:
      return true;
  }
  return false;
}

bool is_token_end(TokenKind kind, std::string_view text, std::size_t position) {
  const char next = position < text.size() ? text[position] : kNothing;
  const char after_next = position + 1 < text.size() ? text[position + 1] : kNothing;
  switch (kind) {
    case TokenKind::word:
      return is_space(next);
    case TokenKind::integer:
      return !is_digit(next);
    case TokenKind::ipv4:
      return !is_word_character(next) && !(next == '.' && is_digit(after_next));
    case TokenKind::ipv6:
      return !is_word_character(next) && !(next == ':' && (is_hex(after_next) || after_next == ':')) &&
             !(next == '.' && is_digit(after_next));
    case TokenKind::host:
    case TokenKind::address:
      return !is_label(next) && !(next == '.' && is_word_character(after_next));
    case TokenKind::url:
      return ends_url(next) || (closes_sentence(next) && (ends_url(after_next) || closes_sentence(after_next)));
    case TokenKind::id:
      return !is_id(next) || (!is_word_character(next) && !is_id(after_next));
    case TokenKind::duration:
      return !is_word_character(next) && !((next == '.' || next == ':') && is_digit(after_next));
    case TokenKind::quote:
      return position == 0 || !letter_or_digit_at(text, position) || !letter_or_digit_before(text, position - 1);
  }
  return false;
}

}  // namespace carom::core
