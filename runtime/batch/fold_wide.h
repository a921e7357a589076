// What folding leaves out: characters beyond ASCII that keep their length, as those of most languages do.
#pragma once

#include <string_view>

#include "runtime/batch/block_masks.h"

namespace carom::batch {

/// Puts the characters of `text` beyond ASCII into `folded` and among the words of `masks`, both as TextForm::fold()
/// left them, so that squeezing makes of them what core::normalise() does. False, and neither is of use: one of them is
/// not UTF-8, hangs on its neighbours, is dropped, or becomes longer or shorter in lower case.
[[nodiscard]] bool fold_wide(std::string_view text, char* folded, BlockMasks* masks);

}  // namespace carom::batch
