// Which bytes of a text its normalised form consists of: of texts where a byte becomes one byte or none.
#pragma once

#include <bit>
#include <cstdint>
#include <span>

#include "runtime/batch/block_masks.h"
#include "support/span.h"

namespace carom::batch {

/// A normalised text is the kept bytes in order: those of words and, between words, the first byte of what separates
/// them, which stands for all of it. The last bit of a text may stand for what trimming drops at its end.
struct KeptBlock {
  std::uint64_t keep = 0;
  std::uint32_t before = 0;  ///< kept bytes of the same text in the blocks before
};

/// Of a block whose words are `word`, the bytes to keep. `carry`, zero at a text's first block, tells the next block
/// whether this one ends with a word.
[[nodiscard]] constexpr std::uint64_t keep_of(std::uint64_t word, std::uint64_t& carry) {
  return word | behind(word, carry);
}

/// core::NormalisedText::source_of() for the text made of `blocks`, whose normalised form has `size` bytes.
/// Logarithmic in the number of blocks.
[[nodiscard]] Span source_of(std::span<const KeptBlock> blocks, std::uint32_t size, Span normalised);

}  // namespace carom::batch
