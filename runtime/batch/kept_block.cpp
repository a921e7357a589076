// The n-th kept byte is found by counting: blocks by what they keep, then bits within one.
#include "runtime/batch/kept_block.h"

#include <algorithm>

namespace carom::batch {
namespace {

/// The place of bit number `n` of those set in `mask`, which has more than `n`. Sums of bits, byte by byte, tell the
/// byte it is in.
std::uint32_t place_of_bit(std::uint64_t mask, std::uint32_t n) {
  constexpr std::uint64_t kOnes = 0x0101010101010101;
  constexpr std::uint64_t kHighBits = 0x80 * kOnes;
  std::uint64_t sums = mask - (mask >> 1U & 0x5555555555555555);
  sums = (sums & 0x3333333333333333) + (sums >> 2U & 0x3333333333333333);
  sums = ((sums + (sums >> 4U)) & 0x0F0F0F0F0F0F0F0F) * kOnes;  // byte i: bits set in bytes 0 to i, at most 64
  // The high bit of a byte stays where at most n bits are set up to its end.
  const std::uint64_t passed = (n * kOnes + kHighBits - sums) & kHighBits;
  const std::uint32_t first = static_cast<std::uint32_t>(std::countr_zero(~passed & kHighBits)) & ~7U;
  std::uint64_t bits = mask >> first;
  for (std::uint64_t left = n - ((sums << 8U) >> first & 0xFFU); left > 0; --left) bits &= bits - 1;
  return first + static_cast<std::uint32_t>(std::countr_zero(bits));
}

/// The source byte of a kept one.
std::uint32_t place_of(std::span<const KeptBlock> blocks, std::uint32_t kept) {
  const auto behind = std::ranges::upper_bound(blocks, kept, {}, &KeptBlock::before);
  const auto block = static_cast<std::uint32_t>(behind - blocks.begin()) - 1;
  return block * kBlockBytes + place_of_bit(blocks[block].keep, kept - blocks[block].before);
}

}  // namespace

// A kept byte's source ends where the next one's begins: right behind it, or behind all the white space it stands for.
Span source_of(std::span<const KeptBlock> blocks, std::uint32_t size, Span normalised) {
  if (size == 0) return {};
  const auto end_of_source = [&] { return place_of(blocks, size - 1) + 1; };
  const auto begin_of = [&](std::uint32_t kept) { return kept < size ? place_of(blocks, kept) : end_of_source(); };
  return {begin_of(normalised.begin), begin_of(normalised.end)};
}

}  // namespace carom::batch
