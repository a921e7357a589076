// Which rule wins.
#pragma once

#include <cstdint>

#include "runtime/core/evaluate.h"

namespace carom::core {

/// The first enabled rule that holds, in the total order; kNoRule if none does.
[[nodiscard]] std::uint32_t decide(Evaluation& evaluation);

}  // namespace carom::core
