// One walk over the pieces serves all questions: what is escaped or stands in a class is no syntax.
#include "importers/expression_shape.h"

#include <algorithm>

#include "support/ascii.h"

namespace carom::importers {
namespace {

struct Piece {
  std::string_view text;
  bool is_syntax = false;  ///< neither escaped nor a class
  bool is_closed = true;   ///< as a class, or by what a backslash wants
};

// Nothing: it is not closed.
std::optional<std::size_t> size_of_class(std::string_view pattern) {
  // A `]` that stands first means itself.
  std::size_t at = pattern.starts_with("[^") ? 2 : 1;
  if (at < pattern.size() && pattern[at] == ']') ++at;
  for (; at < pattern.size() && pattern[at] != ']'; ++at)
    if (pattern[at] == '\\') ++at;
  if (at >= pattern.size()) return std::nullopt;
  return at + 1;
}

Piece first_piece(std::string_view pattern) {
  if (pattern.front() == '\\') return {pattern.substr(0, 2), false, pattern.size() > 1};
  if (pattern.front() != '[') return {pattern.substr(0, 1), true, true};
  const std::optional<std::size_t> size = size_of_class(pattern);
  return {pattern.substr(0, size.value_or(pattern.size())), false, size.has_value()};
}

template <class Visit>
void each_piece(std::string_view pattern, const Visit& visit) {
  for (std::size_t at = 0; at < pattern.size();) {
    const Piece piece = first_piece(pattern.substr(at));
    visit(piece, at);
    at += piece.text.size();
  }
}

}  // namespace

std::vector<std::string_view> pieces_of(std::string_view pattern) {
  std::vector<std::string_view> pieces;
  each_piece(pattern, [&pieces](const Piece& piece, std::size_t) { pieces.push_back(piece.text); });
  return pieces;
}

bool is_closed(std::string_view pattern) {
  int depth = 0;
  bool closed = true;
  each_piece(pattern, [&](const Piece& piece, std::size_t) {
    if (piece.is_syntax && piece.text == "(") ++depth;
    if (piece.is_syntax && piece.text == ")" && --depth < 0) closed = false;
    closed = closed && piece.is_closed;
  });
  return closed && depth == 0;
}

bool has_special_group(std::string_view pattern) {
  bool found = false;
  each_piece(pattern, [&](const Piece& piece, std::size_t at) {
    const std::string_view behind = pattern.substr(at);
    if (piece.is_syntax && behind.starts_with("(?") && !behind.starts_with("(?:")) found = true;
  });
  return found;
}

std::vector<std::string_view> outer_alternatives(std::string_view pattern) {
  std::vector<std::string_view> alternatives;
  int depth = 0;
  std::size_t begin = 0;
  each_piece(pattern, [&](const Piece& piece, std::size_t at) {
    if (!piece.is_syntax) return;
    if (piece.text == "(") ++depth;
    if (piece.text == ")") --depth;
    if (piece.text != "|" || depth != 0) return;
    alternatives.push_back(pattern.substr(begin, at - begin));
    begin = at + 1;
  });
  alternatives.push_back(pattern.substr(begin));
  return alternatives;
}

bool has_empty_alternative(std::string_view pattern) {
  bool found = false;
  bool at_begin = true;
  bool behind_bar = false;
  each_piece(pattern, [&](const Piece& piece, std::size_t at) {
    const bool is_bar = piece.is_syntax && piece.text == "|";
    const bool closes = piece.is_syntax && piece.text == ")";
    if ((at_begin && is_bar) || (behind_bar && closes)) found = true;
    // The `?:` of a group is no part of its first alternative.
    const bool is_mark = at_begin && at > 0 && pattern.substr(at).starts_with("?:");
    const bool ends_mark = at_begin && at > 1 && pattern.substr(at - 2).starts_with("(?:");
    behind_bar = is_bar;
    at_begin = is_bar || (piece.is_syntax && piece.text == "(") || is_mark || ends_mark;
  });
  return found || behind_bar;
}

std::optional<std::string> as_words(std::string_view pattern) {
  constexpr std::string_view kSyntax = ".^$|?*+()[]{}";
  std::string words;
  bool plain = true;
  each_piece(pattern, [&](const Piece& piece, std::size_t) {
    const bool escaped = piece.text.starts_with('\\');
    const char c = piece.text.back();
    if (escaped ? piece.text.size() == 1 || is_letter_or_digit(c) : !piece.is_syntax || kSyntax.contains(c))
      plain = false;
    words += c;
  });
  if (!plain) return std::nullopt;
  return words;
}

std::optional<std::string_view> inside_brackets(std::string_view pattern, char open, char close) {
  if (!pattern.starts_with(open)) return std::nullopt;
  const std::size_t end = pattern.find(close);
  if (end == std::string_view::npos || end == 1) return std::nullopt;
  return pattern.substr(1, end - 1);
}

}  // namespace carom::importers
