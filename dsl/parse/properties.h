// One property inside a block, whatever the block.
#pragma once

#include "dsl/parse/block_kind.h"
#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

/// Reads the property whose first word, which the block allows, stands at the input; leaves it in `node`.
/// Throws SyntaxError or ReportedError.
void parse_property(Input& in, ParseState& state, BlockKind block);

/// Reads `~ sample` and `!~ sample` of a row; false when none stands here.
[[nodiscard]] bool parse_row_test(Input& in, ParseState& state, ast::Test& test);

}  // namespace carom::dsl::syntax
