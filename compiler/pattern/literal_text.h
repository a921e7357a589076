// Between the literal characters of a pattern and the bytes of a text.
#pragma once

#include <string_view>
#include <vector>

#include "compiler/pattern/pattern_tree.h"

namespace carom::compiler {

/// The code points of `text`, which is UTF-8, as nodes of a sequence.
void append_text(std::string_view text, std::vector<PatternNode>& sequence);
/// A character that NFC may join with the one before it. `text` is not empty.
[[nodiscard]] bool begins_with_combining_mark(std::string_view text);

}  // namespace carom::compiler
