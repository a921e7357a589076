// Runs the automaton of one pattern on the text of its field.
#pragma once

#include <string_view>

#include "runtime/core/nfa.h"
#include "runtime/core/program.h"

namespace carom::core {

[[nodiscard]] constexpr bool is_automaton(PatternKind kind) {
  return kind == PatternKind::template_ || kind == PatternKind::regex;
}

/// Whether `pattern`, an automaton, matches anywhere in `text`; `match` then says where. Time O(text × instructions).
[[nodiscard]] bool match_automaton(const Program& program, const PatternRow& pattern, std::string_view text,
                                   NfaScratch& scratch, NfaMatch& match);

}  // namespace carom::core
