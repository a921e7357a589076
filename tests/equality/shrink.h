// Makes a difference small: leaves out whatever it does not need, as long as it stays.
#pragma once

#include <cstdint>
#include <vector>

#include "tests/equality/run_seeds.h"

namespace carom::equality {

/// Tries at most `most_attempts` smaller policies and records; each costs a compilation. The result still differs, in
/// the same engine, though perhaps in another member.
[[nodiscard]] Failure shrink(const Failure& failure, const std::vector<EngineKind>& engines,
                             std::uint32_t most_attempts = 5000);

}  // namespace carom::equality
