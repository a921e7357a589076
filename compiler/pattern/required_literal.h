// The longest literal that every match of a pattern contains: the automaton runs only on texts that hold it.
#pragma once

#include <string>

#include "compiler/pattern/pattern_tree.h"

namespace carom::compiler {

/// Empty if none is known. `tree` has passed the limit on states, which bounds what repetitions spell out.
[[nodiscard]] std::string required_literal(const PatternNode& tree);

}  // namespace carom::compiler
