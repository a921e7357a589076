// Space, comments, words, strings and regular expressions, byte by byte.
#include "dsl/parse/scan.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "support/ascii.h"

namespace carom::dsl::syntax {
namespace {

constexpr std::string_view kReserved[] = {
#define RESERVED(word) #word,
#include "dsl/parse/reserved_words.def"
#undef RESERVED
};

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool ends_line(std::string_view text, std::size_t at) {
  return at >= text.size() || text[at] == '\n' || (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n');
}

// Offset of the quote that closes the string at `offset`, or of its line's end.
std::uint32_t closing_quote(std::string_view text, std::uint32_t offset) {
  std::uint32_t at = offset + 1;
  while (!ends_line(text, at) && text[at] != '"') at += text[at] == '\\' && !ends_line(text, at + 1) ? 2U : 1U;
  return at;
}

// End of the `[…]` that begins at `offset` inside a regular expression; 0 when it is not closed on its line within
// `longest` bytes.
std::uint32_t class_end(std::string_view text, std::uint32_t offset, std::uint32_t longest) {
  std::uint32_t at = offset + 1;
  if (at < text.size() && text[at] == '^') ++at;
  if (at < text.size() && text[at] == ']') ++at;
  for (; !ends_line(text, at) && at - offset <= longest; ++at) {
    if (text[at] == ']') return at + 1;
    if (text[at] == '\\' && !ends_line(text, at + 1)) ++at;
  }
  return 0;
}

// Offset of the slash that closes the regular expression at `offset`, or of its line's end. Once one class stays
// open, later `[` are plain characters, which keeps the scan linear.
std::uint32_t closing_slash(std::string_view text, std::uint32_t offset, std::uint32_t longest_class) {
  std::uint32_t at = offset + 1;
  bool classes = true;
  while (!ends_line(text, at) && text[at] != '/') {
    const std::uint32_t after = text[at] == '[' && classes ? class_end(text, at, longest_class) : 0;
    if (text[at] == '[') classes = after != 0;
    if (after != 0)
      at = after;
    else
      at += text[at] == '\\' && !ends_line(text, at + 1) ? 2U : 1U;
  }
  return at;
}

// A class longer than this makes the regular expression too long anyway; a character has at most four bytes.
std::uint32_t longest_class(const ParseState& state) {
  return 4 * std::min(state.limits.regex_characters, 1U << 20U);
}

bool closes(std::string_view text, std::uint32_t at, char c) {
  return at < text.size() && text[at] == c;
}

char unescaped(char c) {
  return c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
}

void report_bad_escape(ParseState& state, std::uint32_t at, std::uint32_t end) {
  const Span where{at, std::min(at + 2, end)};
  const std::string found(state.text.substr(where.begin, where.size()));
  auto& diagnostic =
      state.report(DiagnosticId::C0116, where, fmt::format("`{}` is no escape that a string knows", found));
  diagnostic.notes.push_back({std::nullopt, "the escapes are \\\\ \\\" \\n \\r \\t; write \\\\ for a backslash"});
  diagnostic.offer({state.source, {at, at}}, "\\", Applicability::for_review);  // `\d` may want to be a regex
}

void report_too_long(ParseState& state, Span where) {
  auto& diagnostic = state.report(
      DiagnosticId::C1003, where,
      fmt::format("this string has {} bytes, more than the {} allowed", where.size() - 2, state.limits.string_bytes));
  diagnostic.notes.push_back({std::nullopt, "look for a shorter part that tells this reply from others"});
}

std::string unescape(ParseState& state, std::uint32_t begin, std::uint32_t end) {
  std::string value;
  value.reserve(end - begin);
  for (std::uint32_t at = begin; at < end; ++at) {
    const char c = state.text[at];
    const char next = at + 1 < end ? state.text[at + 1] : '\0';
    if (c == '\\' && std::string_view("\\\"nrt").contains(next))
      value += unescaped(state.text[++at]);
    else {
      if (c == '\\') report_bad_escape(state, at, end);
      value += c;
    }
  }
  return value;
}

std::uint32_t count_characters(std::string_view text) {
  return static_cast<std::uint32_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

void check_regex(ParseState& state, std::string_view pattern, Span where) {
  if (pattern.empty()) {
    state.report(DiagnosticId::C0118, where, "this regular expression is empty, so every text would match")
        .notes.push_back({std::nullopt, "`present` tests that a field is there"});
  }
  const std::uint32_t characters = count_characters(pattern);
  if (characters <= state.limits.regex_characters) return;
  state
      .report(DiagnosticId::C1004, where,
              fmt::format("this regular expression has {} characters, more than the {} allowed", characters,
                          state.limits.regex_characters))
      .notes.push_back({std::nullopt, "put alternatives into a list: `text has any @phrases`"});
}

// Space before a token may be read twice, when recovery or a look ahead has passed it.
void keep_comment(ParseState& state, Span span) {
  if (state.comments.empty() || state.comments.back().span.end <= span.begin) state.comments.push_back({span});
}

}  // namespace

bool is_reserved(std::string_view word) {
  return std::ranges::find(kReserved, word) != std::end(kReserved);
}

std::string_view word_at(std::string_view text, std::uint32_t offset) {
  std::size_t end = offset;
  while (end < text.size() && is_word_character(text[end])) ++end;
  return text.substr(offset, end - offset);
}

bool keyword_stands_at(std::string_view text, std::uint32_t offset, std::string_view word) {
  if (word_at(text, offset) != word) return false;
  const std::size_t end = offset + word.size();
  return end >= text.size() || text[end] != '.';
}

std::string_view leading_word(std::string_view text, std::uint32_t offset) {
  if (text.substr(offset).starts_with("=>")) return text.substr(offset, 2);
  const std::string_view word = word_at(text, offset);
  return keyword_stands_at(text, offset, word) ? word : std::string_view{};
}

std::uint32_t string_end(const ParseState& state, std::uint32_t offset) {
  const std::uint32_t quote = closing_quote(state.text, offset);
  return closes(state.text, quote, '"') ? quote + 1 : quote;
}

std::optional<Span> string_that_ends_too_late(const ParseState& state, std::uint32_t offset) {
  if (offset == 0 || state.text[offset - 1] != '"') return std::nullopt;
  const std::size_t line_feed = state.text.rfind('\n', offset - 1);
  std::optional<Span> before;
  std::uint32_t at = line_feed == std::string_view::npos ? 0 : static_cast<std::uint32_t>(line_feed + 1);
  while (!ends_line(state.text, at) && state.text[at] != '#') {
    if (state.text[at] != '"') {
      ++at;
      continue;
    }
    const std::uint32_t quote = closing_quote(state.text, at);
    if (!closes(state.text, quote, '"')) return before;
    if (quote + 1 == offset) before = Span{at, offset};
    at = quote + 1;
  }
  return std::nullopt;
}

std::uint32_t regex_end(const ParseState& state, std::uint32_t offset) {
  const std::uint32_t slash = closing_slash(state.text, offset, longest_class(state));
  return closes(state.text, slash, '/') ? slash + 1 : slash;
}

std::uint32_t skip_space(ParseState& state, std::uint32_t offset) {
  if (offset != state.space_end || offset == 0) state.token_end = offset;
  while (offset < state.text.size()) {
    if (state.text[offset] == '#') {
      const std::uint32_t begin = offset;
      while (!ends_line(state.text, offset)) ++offset;
      keep_comment(state, {begin, offset});
    } else if (is_space(state.text[offset])) {
      ++offset;
    } else {
      break;
    }
  }
  return state.space_end = offset;
}

std::uint32_t read_string(ParseState& state, std::uint32_t offset) {
  const std::uint32_t quote = closing_quote(state.text, offset);
  const bool closed = closes(state.text, quote, '"');
  const Span where{offset, closed ? quote + 1 : quote};
  if (!closed) {
    state.report(DiagnosticId::C0115, where, "this string is not closed on its line")
        .notes.push_back({std::nullopt, "close it by `\"`; a line end inside a string is written \\n"});
    state.unclosed_end = where.end;
  }
  if (quote - offset - 1 > state.limits.string_bytes) report_too_long(state, where);
  state.operands.strings.push_back({unescape(state, offset + 1, quote), where});
  return where.end;
}

std::uint32_t read_regex(ParseState& state, std::uint32_t offset) {
  const std::uint32_t slash = closing_slash(state.text, offset, longest_class(state));
  const bool closed = closes(state.text, slash, '/');
  const Span where{offset, closed ? slash + 1 : slash};
  const std::string_view pattern = state.text.substr(offset + 1, slash - offset - 1);
  if (closed)
    check_regex(state, pattern, where);
  else {
    state.report(DiagnosticId::C0117, where, "this regular expression is not closed on its line")
        .notes.push_back({std::nullopt, "close it by `/`; a slash inside is written \\/"});
  }
  state.operands.regexes.push_back({std::string(pattern), where});
  return where.end;
}

}  // namespace carom::dsl::syntax
