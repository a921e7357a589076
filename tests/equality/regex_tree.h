// Random regular expressions of the language, with texts that they match.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "tests/equality/features.h"
#include "tests/equality/random.h"
#include "tests/equality/source_tree.h"
#include "tests/equality/words.h"

namespace carom::equality {

struct RegexTree {
  enum class Kind : std::uint8_t { literal, one_of, place, sequence, either, repeat };
  Kind kind = Kind::sequence;
  std::string printed = {};               ///< literal, one_of, place: as it stands in the expression; repeat: `{2,3}`
  std::string literal = {};               ///< what it matches
  std::vector<std::string> members = {};  ///< one_of: some of the characters
  std::vector<RegexTree> parts = {};
  std::uint32_t min = 0;
  std::uint32_t max = 0;
};

/// Holds at least one literal of two letters, so that it is no match for every text.
[[nodiscard]] RegexTree random_regex(Random& random, const Words& words, Features& features);
/// With its slashes; parts may go.
[[nodiscard]] Source print_regex(const RegexTree& tree);
/// Matches, unless a place such as `^` forbids it.
[[nodiscard]] std::string sample(const RegexTree& tree, Random& random);

}  // namespace carom::equality
