#include "dsl/parse/syntax_messages.h"

#include <fmt/format.h>

#include <algorithm>

#include "dsl/parse/scan.h"

namespace carom::dsl::syntax {
namespace {

constexpr std::size_t kLongestShown = 40;  // bytes of the author's text inside a message

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Bytes of the UTF-8 character at `offset`; 1 for a broken one.
std::uint32_t character_size(std::string_view text, std::uint32_t offset) {
  std::uint32_t size = 1;
  while (offset + size < text.size() && size < 4 && (static_cast<unsigned char>(text[offset + size]) & 0xC0U) == 0x80U)
    ++size;
  return size;
}

std::string shortened(std::string_view text) {
  if (text.size() <= kLongestShown) return std::string(text);
  std::size_t end = kLongestShown;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

Found found_word(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  const Span span{offset, offset + static_cast<std::uint32_t>(word.size())};
  const bool reserved = is_reserved(word) && keyword_stands_at(state.text, offset, word);
  return {fmt::format("{}`{}`", reserved ? "the reserved word " : "", shortened(word)), span};
}

Found found_character(const ParseState& state, std::uint32_t offset) {
  const char c = state.text[offset];
  if (is_control(c))
    return {fmt::format("the control character 0x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c))),
            {offset, offset + 1}};
  for (const std::string_view pair : {"=>", ">=", "<=", "+=", "-=", "!~", "..", "==", "!=", "&&", "||"})
    if (state.text.substr(offset).starts_with(pair)) return {fmt::format("`{}`", pair), {offset, offset + 2}};
  const std::uint32_t size = character_size(state.text, offset);
  return {fmt::format("`{}`", state.text.substr(offset, size)), {offset, offset + size}};
}

void add_note(Diagnostic& diagnostic, std::string message) {
  diagnostic.notes.push_back({std::nullopt, std::move(message)});
}

bool wants_name(Expectation expectation) {
  return row_of(expectation).id == DiagnosticId::C0102;
}

void report_reserved_name(ParseState& state, const SyntaxError& error, const Found& found) {
  const std::string word(state.text.substr(found.span.begin, found.span.size()));
  auto& diagnostic =
      state.report(DiagnosticId::C0103, found.span,
                   fmt::format("expected {}, found {}", row_of(error.expectation).expected, found.description));
  add_note(diagnostic,
           fmt::format("a reserved word is no name; add to it, as in `{}_1`, or put a dot behind it", word));
}

}  // namespace

Found found_at(const ParseState& state, std::uint32_t offset) {
  if (offset >= state.text.size()) return {"the end of the file", {offset, offset}};
  const char c = state.text[offset];
  if (is_word_character(c)) return found_word(state, offset);
  if (c != '"') return found_character(state, offset);
  const std::uint32_t end = string_end(state, offset);
  return {fmt::format("the string {}", shortened(state.text.substr(offset, end - offset))), {offset, end}};
}

void report_expectation(ParseState& state, const SyntaxError& error) {
  const ExpectationRow& row = row_of(error.expectation);
  const Found found = found_at(state, error.offset);
  if (wants_name(error.expectation) && found.description.starts_with("the reserved"))
    return report_reserved_name(state, error, found);
  auto& diagnostic =
      state.report(row.id, found.span, fmt::format("expected {}, found {}", row.expected, found.description));
  if (!row.repair.empty()) add_note(diagnostic, std::string(row.repair));
}

void report_unexpected_property(ParseState& state, BlockKind block, std::uint32_t offset) {
  const Found found = found_at(state, offset);
  const std::string_view word = state.text.substr(found.span.begin, found.span.size());
  const auto blocks = blocks_of(word);
  auto& diagnostic = state.report(
      blocks ? DiagnosticId::C0119 : DiagnosticId::C0120, found.span,
      blocks ? fmt::format("`{}` does not belong in {}", word, describe(block))
             : fmt::format("expected a property of {} or `}}`, found {}", describe(block), found.description));
  if (blocks) add_note(diagnostic, fmt::format("`{}` belongs in {}", word, describe_blocks(*blocks)));
  add_note(diagnostic, fmt::format("{} takes {}", describe(block), fmt::join(properties_in(block), ", ")));
}

void report_unclosed_block(ParseState& state, BlockKind block, Span opened, std::uint32_t offset) {
  const Found found = found_at(state, offset);
  auto& diagnostic =
      state.report(DiagnosticId::C0113, found.span,
                   fmt::format("expected a property of {} or `}}`, found {}", describe(block), found.description));
  diagnostic.notes.push_back({SourceSpan{state.source, opened}, "the block that is not closed begins here"});
}

void report_expected_item(ParseState& state, std::uint32_t offset) {
  const Found found = found_at(state, offset);
  auto& diagnostic =
      state.report(DiagnosticId::C0101, found.span, fmt::format("expected an item, found {}", found.description));
  add_note(diagnostic,
           "an item begins with use, include, field, list, macro, class, rule, rules, first, fallback, "
           "annotate, unwrap, aggregate, audit, override or disable");
}

}  // namespace carom::dsl::syntax
