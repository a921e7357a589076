// What stands there is looked at again as a person would: habits of other languages, words out of place, slips.
#include "dsl/parse/syntax_messages.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "dsl/diag/nearest_name.h"
#include "dsl/parse/recovery.h"
#include "dsl/parse/scan.h"
#include "support/ascii.h"
#include "support/utf8.h"

namespace carom::dsl::syntax {
namespace {

constexpr std::size_t kLongestShown = 40;  // bytes of the author's text inside a message

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

// Bytes of the UTF-8 character at `offset`; 1 for a broken one.
std::uint32_t character_size(std::string_view text, std::uint32_t offset) {
  std::uint32_t size = 1;
  while (offset + size < text.size() && size < 4 && is_utf8_continuation(text[offset + size])) ++size;
  return size;
}

std::string shortened(std::string_view text) {
  if (text.size() <= kLongestShown) return std::string(text);
  return std::string(cut_to(text, kLongestShown)) + "…";
}

Span span_at(std::uint32_t offset, std::size_t size) {
  return {offset, offset + static_cast<std::uint32_t>(size)};
}

// A dotted name or number is one word to its reader.
Found found_word(const ParseState& state, std::uint32_t offset) {
  const std::string_view word = word_at(state.text, offset);
  if (is_reserved(word) && keyword_stands_at(state.text, offset, word))
    return {fmt::format("the reserved word `{}`", word), span_at(offset, word.size())};
  std::size_t end = offset + word.size();
  while (end + 1 < state.text.size() && state.text[end] == '.' && is_word_character(state.text[end + 1]))
    end += 1 + word_at(state.text, static_cast<std::uint32_t>(end + 1)).size();
  return {fmt::format("`{}`", shortened(state.text.substr(offset, end - offset))), span_at(offset, end - offset)};
}

// Behind the last visible character, where a person would type on.
Found found_end(const ParseState& state) {
  const std::size_t last = state.text.find_last_not_of(" \t\r\n");
  return {"the end of the file", span_at(last == std::string_view::npos ? 0 : static_cast<std::uint32_t>(last + 1), 0)};
}

Found found_character(const ParseState& state, std::uint32_t offset) {
  const char c = state.text[offset];
  if (is_control(c))
    return {fmt::format("the control character 0x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c))),
            {offset, offset + 1}};
  for (const std::string_view pair :
       {"=>", "->", ">=", "<=", "+=", "-=", "..", "==", "!=", "&&", "||", "//", "/*", "!~"})
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
  add_note(diagnostic, fmt::format("a reserved word is no name; add to it, as in `{}_1`", word));
}

std::string_view text_of(const ParseState& state, const Found& found) {
  return state.text.substr(found.span.begin, found.span.size());
}

// The name that ends in front of `offset`, space aside; empty if something else does.
std::string_view name_before(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t end = before.find_last_not_of(" \t\r\n") + 1;
  std::size_t begin = end;
  while (begin > 0 && (is_word_character(text[begin - 1]) || text[begin - 1] == '.')) --begin;
  return text.substr(begin, end - begin);
}

// A field with nothing behind it, as a flag stands in other languages.
void note_bare_field(Diagnostic& diagnostic, const ParseState& state, std::uint32_t offset, const Found& found) {
  constexpr std::string_view kEnds[] = {"", "=>", ")", "}", ";"};
  const bool ends_here = std::ranges::find(kEnds, text_of(state, found)) != std::end(kEnds);
  if (!ends_here && !found.description.starts_with("the reserved")) return;
  const std::string_view field = name_before(state.text, offset);
  if (field.empty()) return;
  const auto begin = static_cast<std::size_t>(field.data() - state.text.data());
  const bool negated = name_before(state.text, begin) == "not";
  add_note(
      diagnostic,
      negated
          ? fmt::format("`{0} false` asks whether a flag is not set, `{0} missing` whether there is no value", field)
          : fmt::format("`{0} true` asks whether a flag is set, `{0} present` whether there is a value", field));
}

struct Habit {
  std::string_view spelling;
  std::string_view note;
  std::optional<std::string_view> replacement;
};

// What people bring along from other languages, and what it is here where that is certain.
constexpr Habit kHabits[] = {
    {"=", "equality needs no sign: write `code 550`", ""},
    {"==", "equality needs no sign: write `code 550`", ""},
    {"!=", "write `code not 550`", "not"},
    {"&&", "write `and`", "and"},
    {"||", "write `or`", "or"},
    {"!", "write `not`", "not "},
    {"AND", "write `and`", "and"},
    {"OR", "write `or`", "or"},
    {"NOT", "write `not`", "not"},
    {"->", "the class stands behind `=>`", "=>"},
    {"then", "the class stands behind `=>`", "=>"},
    {"if", "write `when`", "when"},
    {"//", "a comment begins with `#`", "#"},
    {"/*", "a comment begins with `#` and ends with its line", std::nullopt},
    {"'", "strings stand in double quotes", std::nullopt},
    {"\xE2\x80\x9C", "strings stand in straight double quotes", std::nullopt},
};

// Notes the habit behind the token found, if it is one.
bool note_habit(Diagnostic& diagnostic, const ParseState& state, const Found& found) {
  const auto habit = std::ranges::find(kHabits, text_of(state, found), &Habit::spelling);
  if (habit == std::end(kHabits)) return false;
  add_note(diagnostic, std::string(habit->note));
  if (habit->replacement)
    diagnostic.offer({state.source, found.span}, std::string(*habit->replacement), Applicability::machine_applicable);
  return true;
}

bool has_upper_case(std::string_view word) {
  return std::ranges::any_of(word, is_upper_letter);
}

constexpr std::size_t kLongestMisspelling = 32;  // a longer word is no property or item with a typing error

// Offers the nearest of the words that would have been right.
bool suggest(Diagnostic& diagnostic, const ParseState& state, const Found& found,
             std::span<const std::string_view> known) {
  const std::string_view word = text_of(state, found);
  if (word.size() > kLongestMisspelling) return false;
  if (nearest_name(word, known) == word) {
    add_note(diagnostic, fmt::format("`{}` is followed by a space; with a dot behind it it is part of a name", word));
    return true;
  }
  return suggest_name(diagnostic, word, {state.source, found.span}, known, state.sink.suggesting());
}

// Whether an error at `offset` comes from a string whose closing quote is missing; if so that is what is told.
bool is_told_as_unclosed_string(ParseState& state, std::uint32_t offset) {
  const auto string = string_that_ends_too_late(state, offset);
  if (!string) return false;
  add_note(state.report(DiagnosticId::C0115, *string,
                        "a quote is missing on this line; this string ends where the next should begin"),
           "close each string by `\"`; a quote inside a string is written \\\"");
  return true;
}

// Whether only space stands between a string that its line did not close, which has been told, and `offset`.
bool follows_unclosed_string(const ParseState& state, std::uint32_t offset) {
  const std::uint32_t end = state.unclosed_end;
  return end != 0 && end <= offset &&
         state.text.substr(end, offset - end).find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// A field with a test, a macro or a negation where a property should begin.
bool looks_like_condition(std::string_view text, std::uint32_t offset) {
  if (offset >= text.size()) return false;
  const char c = text[offset];
  if (c == '$' || c == '(' || keyword_stands_at(text, offset, "not")) return true;
  std::size_t at = offset;
  while (at < text.size() && (is_word_character(text[at]) || text[at] == '.')) ++at;
  if (at == offset) return false;
  at = std::min(text.find_first_not_of(" \t\r\n", at), text.size());
  if (at < text.size() && std::string_view("0123456789<>[@").contains(text[at])) return true;
  constexpr std::string_view kTestWords[] = {"not",  "in",      "is",      "has",     "like",    "starts",
                                             "ends", "missing", "present", "matches", "mentions"};
  const std::string_view word = word_at(text, static_cast<std::uint32_t>(at));
  return std::ranges::find(kTestWords, word) != std::end(kTestWords);
}

bool block_takes_conditions(BlockKind block) {
  return block == kOverride || (blocks_of("when").value_or(BlockSet{}) & block) != 0;
}

std::string_view note_for_condition(BlockKind block, bool after_condition) {
  if (after_condition) return "conditions are joined by `and` or `or`";
  if (block == kOverride) return "a condition is changed by `replace when …`, `add when …` or `add unless …`";
  return "a condition stands behind `when` or `unless`, as in `when code 550`";
}

void report_misplaced_property(ParseState& state, BlockKind block, const Found& found, BlockSet blocks) {
  const std::string_view word = text_of(state, found);
  auto& diagnostic =
      state.report(DiagnosticId::C0119, found.span, fmt::format("`{}` does not belong in {}", word, describe(block)));
  add_note(diagnostic, fmt::format("`{}` belongs in {}", word, describe_blocks(blocks)));
  add_note(diagnostic, fmt::format("{} takes {}", describe(block), fmt::join(properties_in(block), ", ")));
}

}  // namespace

Found found_at(const ParseState& state, std::uint32_t offset) {
  if (offset >= state.text.size()) return found_end(state);
  const char c = state.text[offset];
  if (is_word_character(c)) return found_word(state, offset);
  if (c != '"') return found_character(state, offset);
  const std::uint32_t end = string_end(state, offset);
  return {fmt::format("the string {}", shortened(state.text.substr(offset, end - offset))), {offset, end}};
}

void report_expectation(ParseState& state, const SyntaxError& error) {
  if (follows_unclosed_string(state, error.offset) || is_told_as_unclosed_string(state, error.offset)) return;
  const ExpectationRow& row = row_of(error.expectation);
  const Found found = found_at(state, error.offset);
  if (wants_name(error.expectation) && found.description.starts_with("the reserved"))
    return report_reserved_name(state, error, found);
  auto& diagnostic =
      state.report(row.id, found.span, fmt::format("expected {}, found {}", row.expected, found.description));
  if (note_habit(diagnostic, state, found)) return;
  if (error.expectation == Expectation::field_test) note_bare_field(diagnostic, state, error.offset, found);
  if (has_upper_case(text_of(state, found))) add_note(diagnostic, "words, names and hosts are lower case");
  if (error.expectation == Expectation::element && state.text.substr(error.offset).starts_with("*."))
    return add_note(diagnostic, "write `.example.com` for all hosts below example.com");
  if (!row.repair.empty()) add_note(diagnostic, std::string(row.repair));
}

void report_unexpected_property(ParseState& state, BlockKind block, std::uint32_t offset, bool after_condition) {
  if (is_told_as_unclosed_string(state, offset)) return;
  const Found found = found_at(state, offset);
  const std::string_view word = text_of(state, found);
  const auto blocks = blocks_of(leading_word(state.text, offset));
  if (blocks) return report_misplaced_property(state, block, found, *blocks);
  const std::vector<std::string_view> known = properties_in(block);
  auto& diagnostic =
      state.report(DiagnosticId::C0120, found.span,
                   fmt::format("expected a property of {} or `}}`, found {}", describe(block), found.description));
  if (note_habit(diagnostic, state, found)) return;
  if (std::ranges::find(item_words(), word) != item_words().end())
    return add_note(diagnostic, fmt::format("`{}` begins an item; close this block by `}}` before it", word));
  const bool is_property = std::ranges::find(known, word_at(state.text, offset)) != known.end();
  if (!is_property && block_takes_conditions(block) && looks_like_condition(state.text, offset))
    return add_note(diagnostic, std::string(note_for_condition(block, after_condition)));
  if (suggest(diagnostic, state, found, known)) return;
  if (after_condition && word.starts_with('"'))
    return add_note(diagnostic, "a phrase is looked for by `has`: `text has \"…\"`");
  if (after_condition) add_note(diagnostic, "conditions are joined by `and` or `or`");
  add_note(diagnostic, fmt::format("{} takes {}", describe(block), fmt::join(known, ", ")));
}

void report_take_order(ParseState& state, std::uint32_t offset, bool is_take) {
  const Found found = found_at(state, offset);
  const std::string message =
      is_take ? "an unwrap has one `take`, found another" : fmt::format("expected `take`, found {}", found.description);
  add_note(state.report(DiagnosticId::C0141, found.span, message),
           is_take ? "write an unwrap of its own for each wrapper"
                   : "an unwrap begins with `take \"… {reply}\"`; the other properties follow");
}

void report_part_after_rows(ParseState& state, std::uint32_t offset, const ast::Name& row) {
  const Found found = found_at(state, offset);
  auto& diagnostic =
      state.report(DiagnosticId::C0123, found.span, fmt::format("expected a row or `}}`, found {}", found.description));
  add_note(diagnostic,
           "what all rows share stands before the first row; a row has a condition, `=> class` and samples");
  diagnostic.notes.push_back({SourceSpan{state.source, row.span}, "the row before it begins here"});
}

void report_missing_rows(ParseState& state, Span opened) {
  add_note(state.report(DiagnosticId::C0125, opened, "this group of rules has no rows"),
           "a row is `name: condition => class`; a single rule is written `rule name { … }`");
}

void report_empty_block(ParseState& state, BlockKind block, Span opened) {
  add_note(state.report(DiagnosticId::C0124, opened, fmt::format("{} needs at least one property", describe(block))),
           fmt::format("{} takes {}", describe(block), fmt::join(properties_in(block), ", ")));
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
  const bool late_pack = text_of(state, found) == "pack";
  auto& diagnostic = state.report(DiagnosticId::C0101, found.span,
                                  late_pack ? "the header `pack` stands only at the beginning of a file, and once"
                                            : fmt::format("expected an item, found {}", found.description));
  if (late_pack) return add_note(diagnostic, "move it to the beginning, or split the file into two packs");
  if (note_habit(diagnostic, state, found)) return;
  if (text_of(state, found) == "}") return add_note(diagnostic, "no open brace belongs to this one");
  if (!suggest(diagnostic, state, found, item_words()))
    add_note(diagnostic, fmt::format("an item begins with {}", fmt::join(item_words().subspan(1), ", ")));
}

}  // namespace carom::dsl::syntax
