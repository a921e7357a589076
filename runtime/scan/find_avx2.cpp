// The search for processors with AVX2.
#include <immintrin.h>

#include "runtime/scan/phases.h"

namespace carom::scan {
namespace {

struct Avx2 : AnchorsByByte {
  static bool equal(const char* text, const char* literal, uint32_t size) {
    const auto differences = [&](uint32_t at) {
      const __m256i t = _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(text + at)));
      const __m256i l = _mm256_loadu_si256(static_cast<const __m256i*>(static_cast<const void*>(literal + at)));
      return ~(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(t, l));
    };
    const uint64_t all = (uint64_t)differences(32) << 32 | differences(0);
    return all << (64 - size) == 0;
  }
};

}  // namespace

bool find_avx2(const ScanTables& tables, const char* base, uint32_t begin, uint32_t end, HitBuffer& hits) {
  return find_with<Avx2>(tables, base, begin, end, hits);
}

}  // namespace carom::scan
