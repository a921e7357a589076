// Squeezing without an instruction for it: most blocks keep one run of bytes, which is moved as a whole.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "runtime/batch/block_masks.h"
#include "runtime/batch/kept_block.h"

namespace carom::batch {

/// TextForm::squeeze, for forms to compile with their own instructions.
[[gnu::always_inline]] inline std::size_t squeeze_runs(const char* folded, const BlockMasks* masks, std::size_t blocks,
                                                       KeptBlock* kept, char* out) {
  std::uint32_t size = 0;
  std::uint64_t carry = 0;
  for (std::size_t block = 0; block < blocks; ++block, folded += kBlockBytes) {
    std::uint64_t left = keep_of(masks[block].word, carry);
    kept[block] = {.keep = left, .before = size};
    while (left != 0) {
      const int first = std::countr_zero(left);
      std::memcpy(out + size, folded + first, kBlockBytes);
      size += static_cast<std::uint32_t>(std::countr_one(left >> static_cast<unsigned>(first)));
      left &= left + (left & -left);
    }
  }
  return size;
}

}  // namespace carom::batch
