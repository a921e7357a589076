// The alphabet of the filter: two neighbouring bytes, each folded to five bits.
#pragma once

#include <cstdint>

namespace carom::scan {

/// Folding keeps the letters apart from each other and from the space; digits and signs share numbers with letters.
inline constexpr std::uint32_t kFoldedBytes = 32;
inline constexpr std::uint32_t kBigrams = kFoldedBytes * kFoldedBytes;

/// In [0, kBigrams). Bits 0-6 say which byte of a bigram set to look at, bits 7-9 which bit of it: the order in which
/// the vector forms have them at hand.
constexpr std::uint32_t bigram_of(unsigned char first, unsigned char second) {
  return (first & 31U) | (second & 31U) << 5U;
}

/// A set of bigrams as 128 bytes: bigram b is bit (b >> 7) of byte (b & 127).
struct BigramSet {
  unsigned char bytes[kBigrams / 8] = {};

  constexpr void insert(std::uint32_t bigram) {
    bytes[bigram & 127U] = static_cast<unsigned char>(bytes[bigram & 127U] | 1U << (bigram >> 7U));
  }
  constexpr void insert(const BigramSet& other) {
    for (std::uint32_t i = 0; i < sizeof(bytes); ++i) bytes[i] |= other.bytes[i];
  }
  [[nodiscard]] constexpr bool contains(std::uint32_t bigram) const {
    return (bytes[bigram & 127U] >> (bigram >> 7U) & 1U) != 0;
  }
};

}  // namespace carom::scan
