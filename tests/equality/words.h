// What one policy and its records talk about: few words, so that literals overlap, contain and follow each other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "tests/equality/random.h"

namespace carom::equality {

class Words {
 public:
  explicit Words(Random& random);

  [[nodiscard]] const std::string& word(Random& random) const { return random.pick(words_); }
  /// Words from the pool with something between them; often a part or an extension of an earlier phrase.
  [[nodiscard]] std::string phrase(Random& random);
  /// As phrase(), without remembering it: for what stands around.
  [[nodiscard]] std::string filler(Random& random, std::size_t words) const;
  /// Lower-case A-labels with at least one dot.
  [[nodiscard]] const std::string& host(Random& random) const { return random.pick(hosts_); }
  /// An earlier phrase, if there is one.
  [[nodiscard]] std::string earlier_phrase(Random& random) const;

 private:
  [[nodiscard]] std::string variation(Random& random) const;

  std::vector<std::string> words_;
  std::vector<std::string> hosts_;
  std::vector<std::string> phrases_;
};

/// Begins of the characters of a UTF-8 string, and its size.
[[nodiscard]] std::vector<std::size_t> character_begins(std::string_view text);
[[nodiscard]] std::string random_ipv4(Random& random);

}  // namespace carom::equality
