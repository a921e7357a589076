// The search for processors with AVX-512 (F, BW, VL, DQ, VBMI, VBMI2): 64 places at once, all bigrams in two registers.
#include <immintrin.h>

#include "runtime/scan/phases.h"

namespace carom::scan {
namespace {

// Where an intrinsic has no operand to keep lanes from, gcc 12 takes one that it then calls uninitialized; forms with a
// full mask are the same instructions without that.
constexpr __mmask64 kAll = ~0ULL;

/// A bigram set in registers.
struct BigramTest {
  __m512i low;
  __m512i high;

  explicit BigramTest(const BigramSet& set)
      : low(_mm512_loadu_si512(set.bytes)), high(_mm512_loadu_si512(set.bytes + 64)) {}
};

/// 64 places: what their bigrams ask of a set.
struct Bigrams {
  __m512i byte;  // which byte of the set, in the lower 7 bits
  __m512i bit;   // which bit of it, as a mask

  explicit Bigrams(const char* at) {
    const __m512i first = _mm512_loadu_si512(at);
    const __m512i second = _mm512_loadu_si512(at + 1);
    const __m512i shifted_left = (__m512i)((__v32hu)second << 5);
    const __m512i shifted_right = (__m512i)((__v32hu)second >> 2);
    // byte = (first & 31) | (second << 5); the bits that the shift brings in from the neighbour are masked out.
    byte = _mm512_ternarylogic_epi32(first, shifted_left, _mm512_set1_epi8(31), 0xE4);
    // Bits 2-4 of `second` choose; the permute looks at bits 2-7, so the table repeats.
    bit = _mm512_maskz_permutexvar_epi8(kAll, shifted_right, _mm512_set1_epi64((long long)0x8040201008040201));
  }
  [[nodiscard]] __mmask64 in(const BigramTest& set) const {
    return _mm512_test_epi8_mask(_mm512_permutex2var_epi8(set.low, byte, set.high), bit);
  }
};

inline __m512i all_places() {
  alignas(64) static constexpr unsigned char kPlaces[64] = {
      0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};
  return _mm512_load_si512(kPlaces);
}

/// Appends the places of a mask's bits; writes up to kOverrun entries more.
inline uint32_t append_places(__mmask64 mask, uint32_t first_place, uint16_t* to) {
  const __m512i places = _mm512_maskz_compress_epi8(mask, all_places());
  const __m512i first = _mm512_set1_epi16((short)first_place);
  const __m256i low = _mm512_maskz_extracti64x4_epi64(0xFF, places, 0);
  const uint32_t count = (uint32_t)__builtin_popcountll(mask);
  _mm512_storeu_si512(to, _mm512_add_epi16(_mm512_cvtepu8_epi16(low), first));
  if (count <= 32) [[likely]]
    return count;
  const __m256i high = _mm512_maskz_extracti64x4_epi64(0xFF, places, 1);
  _mm512_storeu_si512(to + 32, _mm512_add_epi16(_mm512_cvtepu8_epi16(high), first));
  return count;
}

/// The first `count` places of 64.
inline __mmask64 first_places(uint32_t count) {
  return count >= 64 ? ~0ULL : _bzhi_u64(~0ULL, count);
}

struct Avx512 {
  static AnchorCounts collect_anchors(const ScanTables& tables, const char* piece, uint32_t count,
                                      ScanScratch& scratch) {
    const BigramTest long_set(tables.long_anchors);
    const BigramTest other_set(tables.other_anchors);
    AnchorCounts counts{0, 0};
    for (uint32_t at = 0; at < count; at += 64) {
      const Bigrams bigrams(piece + at);
      const __mmask64 valid = first_places(count - at);
      counts.of_long += append_places(bigrams.in(long_set)&valid, at, scratch.long_anchors + counts.of_long);
      if (tables.has_others)
        counts.of_others += append_places(bigrams.in(other_set)&valid, at, scratch.other_anchors + counts.of_others);
    }
    return counts;
  }

  static bool equal(const char* text, const char* literal, uint32_t size) {
    const uint64_t differences = _mm512_cmpneq_epi8_mask(_mm512_loadu_si512(text), _mm512_loadu_si512(literal));
    return differences << (64 - size) == 0;
  }
};

}  // namespace

bool find_avx512(const ScanTables& tables, const char* base, uint32_t begin, uint32_t end, HitBuffer& hits) {
  return find_with<Avx512>(tables, base, begin, end, hits);
}

}  // namespace carom::scan
