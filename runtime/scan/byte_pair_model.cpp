// The numbers are generated (scripts/generate-byte-pair-model) and compiled here alone.
#include "runtime/scan/byte_pair_model.h"

namespace carom::scan {

constinit const BytePairCounts kBytePairCounts = {
#include "runtime/scan/byte_pair_model.inc"
};

}  // namespace carom::scan
