// Rules that almost held: what `explain` offers to an author whose rule stays silent.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "runtime/core/evaluate.h"
#include "runtime/core/interpret.h"

namespace carom::core {

/// The `limit` enabled rules with the fewest failed conditions, among those that do not hold although a test of text or
/// status in them does; of equals the one with more such tests, then the earlier one.
[[nodiscard]] std::vector<NearMiss> find_near_misses(Evaluation& evaluation, std::uint32_t limit);

/// What of one rule failed; nothing for a rule that holds or that no test of text or status speaks for. Looks at no
/// other rule, but clears a mark for each of the program's expressions.
[[nodiscard]] std::optional<NearMiss> find_near_miss(Evaluation& evaluation, std::uint32_t rule);

}  // namespace carom::core
