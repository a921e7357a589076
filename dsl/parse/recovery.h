// Where to go on after an error, so that one mistake costs one message.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "dsl/parse/block_kind.h"
#include "dsl/parse/parse_state.h"

namespace carom::dsl::syntax {

/// True when an item begins at `offset`: its keyword (and its name) is the first word of a line.
[[nodiscard]] bool item_stands_at(const ParseState& state, std::uint32_t offset);

/// True when an item begins at `offset` that cannot be meant to stand inside the block whose `{` is at `opened`: its
/// line is indented no deeper than the block's.
[[nodiscard]] bool outer_item_stands_at(const ParseState& state, std::uint32_t offset, std::uint32_t opened);

/// The words that begin an item.
[[nodiscard]] std::span<const std::string_view> item_words();

/// True when a row `name: …` of a group begins at `offset`.
[[nodiscard]] bool row_stands_at(const ParseState& state, std::uint32_t offset);

/// The block in which to go on: its `{` and whether its rows have begun, after which only rows follow.
struct RecoveryBlock {
  BlockKind kind;
  std::uint32_t opened;
  bool in_rows;
};

/// The offset at or after `failed` of the next property or row, of the block's `}` or of the next item outside it.
/// Reads on from `begin`, where the failed property began, so that braces, strings and comments in between are seen
/// as such.
std::uint32_t next_property(ParseState& state, const RecoveryBlock& block, std::uint32_t begin, std::uint32_t failed);

/// The offset at or after `failed` of the next item, or the end of the text; `begin` as for next_property.
std::uint32_t next_item(ParseState& state, std::uint32_t begin, std::uint32_t failed);

}  // namespace carom::dsl::syntax
