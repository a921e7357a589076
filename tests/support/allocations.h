// Counts what the whole program allocates with operator new: tests and the benchmark hold engines to none.
#pragma once

#include <cstdint>

namespace carom {

/// Calls of operator new, of any form and by any thread, since the program began.
[[nodiscard]] std::uint64_t allocations();

}  // namespace carom
