// The kind of a pattern says which of several matches counts.
#include "runtime/core/match_automaton.h"

namespace carom::core {

void empty_reversed_holes(NfaMatch& match) {
  for (Span& hole : match.holes)
    if (hole.begin > hole.end) hole = {};
}

bool match_automaton(const Program& program, const PatternRow& pattern, std::string_view text, NfaScratch& scratch,
                     NfaMatch& match) {
  const bool matches = search(program.nfa().subspan(pattern.nfa.first, pattern.nfa.count), pattern.holes.count,
                              choice_of(pattern.kind), text, 0, scratch, match);
  if (matches) empty_reversed_holes(match);
  return matches;
}

}  // namespace carom::core
