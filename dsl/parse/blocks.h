// The braces of an item: properties, rows, and going on after an error inside.
#pragma once

#include <vector>

#include "dsl/parse/block_kind.h"
#include "dsl/parse/grammar.h"

namespace carom::dsl::syntax {

/// Reads from behind the `{`, which stands at `opened`, to behind the `}`. Reports every error inside; throws nothing
/// of the grammar's. `rows` is null where the block has none.
void parse_block(Input& in, ParseState& state, BlockKind block, Span opened, std::vector<ast::Property>& properties,
                 std::vector<ast::Row>* rows);

}  // namespace carom::dsl::syntax
