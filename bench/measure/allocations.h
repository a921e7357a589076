// Counts what the whole program allocates with operator new.
#pragma once

#include <cstdint>

namespace carom::bench {

/// Calls of operator new, of any form and by any thread, since the program began.
[[nodiscard]] std::uint64_t allocations();

}  // namespace carom::bench
