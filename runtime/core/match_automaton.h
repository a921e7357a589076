// Runs the automaton of one pattern on the text of its field.
#pragma once

#include <string_view>

#include "runtime/core/nfa.h"
#include "runtime/core/program.h"

namespace carom::core {

[[nodiscard]] constexpr MatchChoice choice_of(PatternKind kind) {
  return kind == PatternKind::regex ? MatchChoice::leftmost_longest : MatchChoice::leftmost_first;
}

/// An image may save a hole's end before its begin; such a hole is empty.
void empty_reversed_holes(NfaMatch& match);

/// Whether `pattern`, an automaton, matches anywhere in `text`; `match` then says where. Time O(text × instructions).
[[nodiscard]] bool match_automaton(const Program& program, const PatternRow& pattern, std::string_view text,
                                   NfaScratch& scratch, NfaMatch& match);

}  // namespace carom::core
