// A run as a table for people and as JSON for scripts.
#pragma once

#include <string>

#include "bench/report/row.h"

namespace carom::bench {

/// `10x`, `≥ 10 x` and the like.
[[nodiscard]] std::string spelled(const Goal& goal);
/// `met`, `not met`, `not built`; empty for a row without a goal.
[[nodiscard]] std::string standing(const Row& row);

/// A table with one line a row and, under it, remarks and failures.
[[nodiscard]] std::string as_table(const RunResult& run);
/// One JSON object; every row with goal, figure, met, corpus, seed, rules, engine, contenders and ratio.
[[nodiscard]] std::string as_json(const RunResult& run);

}  // namespace carom::bench
