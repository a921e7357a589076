// Roots → all packs of a link, in the order of packs.
#pragma once

#include <vector>

#include "compiler/sema/loaded_pack.h"
#include "compiler/sema/pack_source.h"
#include "compiler/sema/read_pack.h"

namespace carom::compiler {

/// The roots in the order given, then what they use, depth first in the order of `use` lines. Unknown packs and circles
/// are reported and left out of LoadedPack::uses.
[[nodiscard]] std::vector<LoadedPack> load_packs(const std::vector<PackRequest>& roots, const ReadingContext& context);

}  // namespace carom::compiler
