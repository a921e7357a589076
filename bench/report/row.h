// One line of the result: what was measured, on what, by whom, and how sure it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bench/measure/statistics.h"

namespace carom::bench {

enum class Comparison : std::uint8_t { at_least, at_most };

struct Goal {
  std::string_view id;
  std::string_view what;
  Comparison comparison;
  double limit;
  double beyond;
  std::string_view unit;
};
[[nodiscard]] const std::vector<Goal>& goals();
/// Null: a row of that id is for information only.
[[nodiscard]] const Goal* find_goal(std::string_view id);
[[nodiscard]] bool is_met(const Goal& goal, double figure);

/// What one contender took.
struct Measured {
  std::string name;
  std::string mode;
  Spread spread;
  std::string unit;  ///< of the spread: `ns/record`
};

struct Row {
  std::string id;    ///< of a goal, or of its own
  std::string what;  ///< empty: the goal's
  std::string corpus;
  std::uint64_t seed = 0;
  std::size_t rules = 0;
  std::string engine;            ///< ours, the better one where there are several
  std::string against;           ///< what it was measured against
  std::optional<double> figure;  ///< absent: not built
  std::string unit;              ///< empty: the goal's
  std::optional<Spread> spread;  ///< of the figure, over the rounds
  bool noise = false;            ///< another run may well differ by more than a tenth
  std::vector<Measured> contenders;
  std::vector<std::string> remarks;
};

/// One run of all rows under one SIMD form. `failures` are broken equalities: the run fails.
struct RunResult {
  std::string simd;
  bool quick = false;
  std::vector<Row> rows;
  std::vector<std::string> failures;
};

/// The rows in the order of the goals, with a row that says `not built` for each goal that none answers, then those for
/// information as they came.
[[nodiscard]] std::vector<Row> complete(std::vector<Row> rows);

}  // namespace carom::bench
