// Told apart by their first byte; no piece is ever empty, so reading ends.
#include "compiler/sema/regex_tokens.h"

#include <algorithm>

namespace carom::compiler {
namespace {

// Behind the `]` that closes a class; a `]` right at its beginning belongs to it.
std::size_t end_of_class(std::string_view pattern, std::size_t at) {
  ++at;
  if (at < pattern.size() && pattern[at] == '^') ++at;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  while (at < pattern.size() && pattern[at] != ']') at += pattern[at] == '\\' ? 2U : 1U;
  return std::min(at + 1, pattern.size());
}

std::size_t end_of_quantifier(std::string_view pattern, std::size_t at) {
  if (pattern[at] == '{') at = std::min(pattern.find('}', at), pattern.size() - 1);
  ++at;
  return at < pattern.size() && pattern[at] == '?' ? at + 1 : at;
}

// `{` opens a repetition only before a digit; elsewhere it stands for itself.
bool opens_repetition(std::string_view pattern, std::size_t at) {
  return at + 1 < pattern.size() && pattern[at + 1] >= '0' && pattern[at + 1] <= '9';
}

RegexTokenKind kind_at(std::string_view pattern, std::size_t at) {
  switch (pattern[at]) {
    case '\\':
      return at + 1 < pattern.size() ? RegexTokenKind::escape : RegexTokenKind::literal;
    case '.':
      return RegexTokenKind::dot;
    case '[':
      return RegexTokenKind::klass;
    case '(':
      return at + 1 < pattern.size() && pattern[at + 1] == '?' ? RegexTokenKind::open_other : RegexTokenKind::open;
    case ')':
      return RegexTokenKind::close;
    case '|':
      return RegexTokenKind::bar;
    case '*':
    case '+':
    case '?':
      return RegexTokenKind::quantifier;
    case '{':
      return opens_repetition(pattern, at) ? RegexTokenKind::quantifier : RegexTokenKind::literal;
    case '^':
      return RegexTokenKind::begin;
    case '$':
      return RegexTokenKind::end;
    default:
      return RegexTokenKind::literal;
  }
}

std::size_t end_of(RegexTokenKind kind, std::string_view pattern, std::size_t at) {
  switch (kind) {
    case RegexTokenKind::escape:
      return at + 2;
    case RegexTokenKind::klass:
      return end_of_class(pattern, at);
    case RegexTokenKind::quantifier:
      return end_of_quantifier(pattern, at);
    case RegexTokenKind::open_other:
      return std::min(pattern.find_first_of(":=!>", at), pattern.size() - 1) + 1;
    default:
      return at + 1;
  }
}

}  // namespace

std::vector<RegexToken> split_regex(std::string_view pattern) {
  std::vector<RegexToken> tokens;
  for (std::size_t at = 0; at < pattern.size();) {
    const RegexTokenKind kind = kind_at(pattern, at);
    const std::size_t end = end_of(kind, pattern, at);
    const char byte = kind == RegexTokenKind::escape ? pattern[at + 1] : pattern[at];
    tokens.push_back({kind, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, byte});
    at = end;
  }
  return tokens;
}

}  // namespace carom::compiler
