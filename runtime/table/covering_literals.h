// Literals of which every match of an automaton holds one: what a scan looks for instead of running the automaton on
// every text. Of `(user|mailbox) ([a-z]+ )*(not found|unknown)` these are `not found` and `unknown`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/table/dominators.h"

namespace carom::table {

struct CoveringLiterals {
  std::vector<std::string> texts;  ///< empty: none known, every text may match
  double commonness = 1;           ///< how often one of them may be expected to begin at a byte of a text
};

/// Those that stand most seldom in replies, as far as letter frequencies tell, at most kMostCoveringLiterals. Of the
/// automaton that `dominators` are about: looks at `visits` of its instructions at most, and takes off `visits` what it
/// has looked at; with none left it finds none.
[[nodiscard]] CoveringLiterals covering_literals(const Dominators& dominators, std::size_t& visits);

inline constexpr std::size_t kMostCoveringLiterals = 48;

/// How often `literal` may be expected to begin at a byte of a reply: letters are commoner than digits, some letters
/// commoner than others.
[[nodiscard]] double commonness_of(std::string_view literal);

}  // namespace carom::table
