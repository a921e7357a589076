// For each pattern on the text, the literals of which one must occur in a text that it matches.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/covering_literals.h"

namespace carom::table {

class PatternLiterals {
 public:
  explicit PatternLiterals(const core::Program& program);

  /// Empty: none that is worth looking for, or the pattern is not on the text.
  [[nodiscard]] std::span<const std::string> of(std::uint32_t pattern) const { return literals_[pattern].texts; }
  [[nodiscard]] bool are_known(std::uint32_t pattern) const { return !literals_[pattern].texts.empty(); }
  /// How often one of them may be expected to begin at a byte of a text.
  [[nodiscard]] double commonness(std::uint32_t pattern) const { return literals_[pattern].commonness; }

 private:
  std::vector<CoveringLiterals> literals_;  // by pattern
};

}  // namespace carom::table
