// Whether any text can match: `a^b` and `a$b` ask for an end of the text in its middle.
#pragma once

#include <span>

#include "runtime/core/nfa.h"

namespace carom::compiler {

/// O(instructions). Knows ^, $, \b and \B; other assertions count as satisfiable.
[[nodiscard]] bool is_satisfiable(std::span<const core::NfaInstruction> program);

}  // namespace carom::compiler
