// The phrases of one material, ranked by how often a text says them, and rule sets drawn from them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "bench/texts/material.h"
#include "bench/texts/random.h"

namespace carom::bench {

/// What a server says and what a rule's author takes from it, normalised: a part of it or all.
struct Phrase {
  std::string said;
  std::string pattern;
};

/// Prose (`mailbox is over quota; try again later`) and marks (`AUP#1310`, `mx4.acme.example/e/77`), each list with
/// distinct patterns and most frequent first.
class Phrases {
 public:
  Phrases(const Material& material, std::uint64_t seed);

  [[nodiscard]] const std::string& draw_prose(Random& random) const { return prose_[draw(random, prose_.size())].said; }
  [[nodiscard]] const std::string& draw_mark(Random& random) const { return marks_[draw(random, marks_.size())].said; }

  /// `count` (at most 20 000) distinct normalised literals in random order: the material's common phrases, the phrases
  /// that texts say most often, and as many that they say seldom.
  [[nodiscard]] std::vector<std::string> literals(std::size_t count, std::uint64_t seed) const;

 private:
  static std::size_t draw(Random& random, std::size_t count);

  const Material& material_;
  std::vector<Phrase> prose_;
  std::vector<Phrase> marks_;
};

}  // namespace carom::bench
