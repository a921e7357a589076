// What is done to a text's bytes in bulk, in one form for each kind of vector unit. All forms do the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "runtime/batch/block_masks.h"
#include "runtime/batch/kept_block.h"
#include "runtime/scan/simd_form.h"

namespace carom::batch {

struct TextForm {
  /// Fills the masks of all blocks of `text`, and `folded` with the text in lower case, each byte that belongs to no
  /// word a space. Writes up to the last block's end. False: the text is not all ASCII; masks and `folded` are right
  /// for its ASCII bytes, and the others are spaces in no word.
  bool (*fold)(std::string_view text, char* folded, BlockMasks* masks);
  /// Fills `masks` for all blocks of `text`.
  void (*look_inside)(std::string_view text, InsideMasks* masks);
  /// Keeps of `folded` the words that `masks` still have and one space between two; fills `kept` block by block. Writes
  /// what is kept to `out`, returns how many bytes; may write a block behind them and read a block behind `folded`.
  std::size_t (*squeeze)(const char* folded, const BlockMasks* masks, std::size_t blocks, KeptBlock* kept, char* out);
};

/// `form` must be available on this processor.
[[nodiscard]] const TextForm& text_form(scan::SimdForm form);

extern const TextForm kPlainTextForm;
#if defined(__x86_64__)
extern const TextForm kAvx2TextForm;
extern const TextForm kAvx512TextForm;
#endif

}  // namespace carom::batch
