// The kind of a pattern says which of several matches counts.
#include "runtime/core/match_automaton.h"

namespace carom::core {
namespace {

/// An image may save a hole's end before its begin; such a hole is empty.
void empty_reversed_holes(NfaMatch& match) {
  for (Span& hole : match.holes)
    if (hole.begin > hole.end) hole = {};
}

}  // namespace

bool match_automaton(const Program& program, const PatternRow& pattern, std::string_view text, NfaScratch& scratch,
                     NfaMatch& match) {
  const auto choice = pattern.kind == PatternKind::regex ? MatchChoice::leftmost_longest : MatchChoice::leftmost_first;
  const bool matches = search(program.nfa().subspan(pattern.nfa.first, pattern.nfa.count), pattern.holes.count, choice,
                              text, 0, scratch, match);
  if (matches) empty_reversed_holes(match);
  return matches;
}

}  // namespace carom::core
