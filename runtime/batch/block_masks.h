// What stands where in a text, 64 bytes at a time: bit n of a mask speaks of byte n of its block.
#pragma once

#include <cstddef>
#include <cstdint>

namespace carom::batch {

inline constexpr std::uint32_t kBlockBytes = 64;

[[nodiscard]] constexpr std::size_t blocks_of(std::size_t bytes) {
  return (bytes + kBlockBytes - 1) / kBlockBytes;
}

/// What every text is asked. Bytes beyond the text's end, and those that are not ASCII, are in no mask.
struct BlockMasks {
  std::uint64_t word = 0;                ///< neither white space nor a control
  std::uint64_t line_end = 0;            ///< CR, LF
  std::uint64_t digit_behind_blank = 0;  ///< a digit with a space or a tab in front of it
  std::uint64_t parenthesis = 0;         ///< `(`
};

/// What is asked of texts whose lines do not begin with code and status.
struct InsideMasks {
  std::uint64_t failure_code = 0;  ///< 4 or 5 behind one of `: ; ( < [ ' "` and at most one space
  std::uint64_t status = 0;        ///< 2, 4 or 5 with a dot behind it; at a block's end, whatever is behind it
};

/// The bytes right behind those of `mask`. `carry`, zero at a text's first block, brings the last byte's bit into the
/// next block.
[[nodiscard]] constexpr std::uint64_t behind(std::uint64_t mask, std::uint64_t& carry) {
  const std::uint64_t moved = mask << 1U | carry;
  carry = mask >> 63U;
  return moved;
}

/// The bytes right in front of those of `mask`, and the block's last byte, as nothing is known of the next block.
[[nodiscard]] constexpr std::uint64_t before(std::uint64_t mask) {
  return mask >> 1U | std::uint64_t{1} << 63U;
}

}  // namespace carom::batch
