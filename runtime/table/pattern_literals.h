// For each pattern on the text, the literals of which one must occur in a text that it matches, and those that must all
// occur.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "runtime/core/program.h"
#include "runtime/table/covering_literals.h"
#include "runtime/table/mandatory_literals.h"

namespace carom::table {

class PatternLiterals {
 public:
  explicit PatternLiterals(const core::Program& program);

  /// Empty: none that is worth looking for, or the pattern is not on the text.
  [[nodiscard]] std::span<const std::string> of(std::uint32_t pattern) const { return patterns_[pattern].sought.texts; }
  [[nodiscard]] bool are_known(std::uint32_t pattern) const { return !of(pattern).empty(); }
  /// How often one of them may be expected to begin at a byte of a text.
  [[nodiscard]] double commonness(std::uint32_t pattern) const { return patterns_[pattern].sought.commonness; }
  /// Of an automaton; none of other patterns.
  [[nodiscard]] const MandatoryLiterals& mandatory(std::uint32_t pattern) const { return patterns_[pattern].mandatory; }

 private:
  struct OfPattern {
    CoveringLiterals sought;
    MandatoryLiterals mandatory;
  };
  struct Budget;
  static OfPattern find(const core::Program& program, const core::PatternRow& row, Budget& budget);

  std::vector<OfPattern> patterns_;
};

}  // namespace carom::table
