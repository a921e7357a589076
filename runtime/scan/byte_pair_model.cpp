#include "runtime/scan/byte_pair_model.h"

namespace carom::scan {

constinit const std::array<std::uint16_t, kBigrams> kBytePairCounts = {
#include "runtime/scan/byte_pair_model.inc"
};

}  // namespace carom::scan
