// How many records make one batch: places in the texts of a batch are 32-bit numbers, and a scratch keeps what its
// largest batch needed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "runtime/core/record.h"

namespace carom::table {

/// Records from the first on, at least one of several, whose texts, cut to `text_bytes` each, come to no more than
/// `most_bytes` once they are normalised.
[[nodiscard]] std::size_t batch_extent(std::span<const core::Record> records, std::uint32_t text_bytes,
                                       std::size_t most_bytes);

}  // namespace carom::table
