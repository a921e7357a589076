// How much memory the program holds.
#pragma once

#include <cstddef>

namespace carom::bench {

/// Bytes that malloc has given out and not got back, large pieces included; what libraries map on their own is not in
/// it.
[[nodiscard]] std::size_t heap_bytes();

}  // namespace carom::bench
