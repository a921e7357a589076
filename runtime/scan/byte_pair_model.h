// How often each bigram stands in bounce texts, as far as anybody can know without having seen them.
#pragma once

#include <array>
#include <cstdint>

#include "runtime/scan/bigram.h"

namespace carom::scan {

/// Occurrences of each bigram in some text: only their shares matter.
using BytePairCounts = std::array<std::uint16_t, kBigrams>;

/// Those in the text that scripts/generate-byte-pair-model read.
extern const BytePairCounts kBytePairCounts;

}  // namespace carom::scan
