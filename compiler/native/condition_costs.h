// Which conditions code is written out for, and which are asked by a call: what keeps functions bounded.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/native/compiler.h"

namespace carom::native {

/// Of all conditions of a program, found once.
class ConditionCosts {
 public:
  /// A condition of more rows than this, each counted wherever it stands, is asked by a call.
  static constexpr std::uint32_t kMostRows = 128;

  explicit ConditionCosts(const Source& source);

  /// Comparisons of what is known already: evaluating them costs less than a branch that is not foreseen.
  [[nodiscard]] bool is_cheap(std::uint32_t expression) const { return rows_[expression].is_cheap; }
  [[nodiscard]] std::uint32_t size(std::uint32_t expression) const { return rows_[expression].size; }
  [[nodiscard]] bool is_written_out(std::uint32_t expression) const { return size(expression) <= kMostRows; }

  [[nodiscard]] static bool is_cheap_predicate(const Source& source, std::uint32_t predicate);

 private:
  struct Row {
    std::uint32_t size = 1;
    bool is_cheap = false;
  };
  [[nodiscard]] Row row_of(const Source& source, const core::ExprRow& expression) const;

  std::vector<Row> rows_;  // by expression
};

/// Whether what the scan has found is all that a test of patterns on the text needs: literals, all of them sought.
[[nodiscard]] bool are_all_literals(const Source& source, const core::PredicateRow& predicate);

}  // namespace carom::native
