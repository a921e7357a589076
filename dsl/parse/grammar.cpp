// The functions behind the hand-scanned rules.
#include "dsl/parse/grammar.h"
#include "support/counted.h"

#include <fmt/format.h>

namespace carom::dsl::syntax {
namespace {

std::uint32_t here(const Input& in, const ParseState& state) {
  return state.offset_of(in.current());
}

void go_to(Input& in, const ParseState& state, std::uint32_t offset) {
  in.bump(offset - here(in, state));
}

bool take_token(Input& in, ParseState& state, std::size_t size) {
  const auto end = static_cast<std::uint32_t>(here(in, state) + size);
  go_to(in, state, skip_space(state, end));
  return true;
}

}  // namespace

bool match_word(Input& in, ParseState& state, std::string_view word) {
  return keyword_stands_at(state.text, here(in, state), word) && take_token(in, state, word.size());
}

bool match_mark(Input& in, ParseState& state, std::string_view mark) {
  return state.text.substr(here(in, state)).starts_with(mark) && take_token(in, state, mark.size());
}

bool match_space(Input& in, ParseState& state) {
  go_to(in, state, skip_space(state, here(in, state)));
  return true;
}

bool match_reserved(Input& in, ParseState& state) {
  const std::string_view word = word_at(state.text, here(in, state));
  if (!is_reserved(word) || !keyword_stands_at(state.text, here(in, state), word)) return false;
  in.bump(word.size());
  return true;
}

bool match_string(Input& in, ParseState& state) {
  if (in.empty() || in.peek_char() != '"') return false;
  go_to(in, state, read_string(state, here(in, state)));
  return match_space(in, state);
}

bool match_regex(Input& in, ParseState& state) {
  if (in.empty() || in.peek_char() != '/') return false;
  go_to(in, state, read_regex(state, here(in, state)));
  return match_space(in, state);
}

bool match_deeper(Input& in, ParseState& state) {
  if (++state.depth <= state.limits.nesting) return true;
  const std::uint32_t at = here(in, state);
  state
      .report(DiagnosticId::C1001, {at, at},
              fmt::format("parentheses and `not` are nested deeper than the {} allowed",
                          counted(state.limits.nesting, "level", "levels")))
      .notes.push_back({std::nullopt, "give the inner condition a name by `macro name = …` and use it as `$name`"});
  throw ReportedError{at};
}

bool match_shallower(Input&, ParseState& state) {
  --state.depth;
  return true;
}

}  // namespace carom::dsl::syntax
