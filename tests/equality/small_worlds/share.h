// How much of a small world a run visits.
#pragma once

#include <cstddef>
#include <cstdlib>

namespace carom::equality {

/// The distance from one case that is tried to the next: 1 with CAROM_EXHAUSTIVE in the environment, else a share that
/// keeps a build's tests short. Shares are counted from the first case, so a build always visits the same ones.
inline std::size_t share_step() {
  return std::getenv("CAROM_EXHAUSTIVE") != nullptr ? 1 : CAROM_SMALL_WORLD_STEP;
}

}  // namespace carom::equality
