// Pattern tree → instructions (Thompson's construction), code points lowered to UTF-8 bytes.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "compiler/pattern/pattern_tree.h"
#include "runtime/core/nfa.h"

namespace carom::compiler {

/// Begins at instruction 0; nothing if it would take more than `most_states`. Work is bounded by `most_states` and the
/// depth of the tree, whatever its repetitions say.
[[nodiscard]] std::optional<std::vector<core::NfaInstruction>> emit_nfa(const PatternNode& tree,
                                                                        std::uint32_t most_states);

}  // namespace carom::compiler
