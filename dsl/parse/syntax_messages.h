// The words of syntax diagnostics: what was found, what was expected, how to repair it.
#pragma once

#include <string>

#include "dsl/parse/block_kind.h"
#include "dsl/parse/expectation.h"
#include "dsl/parse/parse_state.h"

namespace carom::dsl::syntax {

/// A token as a message shows it, and its extent.
struct Found {
  std::string description;
  Span span;
};

/// The token at `offset`: "`}`", "the string \"…\"", "the reserved word `when`", "the end of the file".
[[nodiscard]] Found found_at(const ParseState& state, std::uint32_t offset);

void report_expectation(ParseState& state, const SyntaxError& error);

/// A word that begins no property of this block stands where a property should; `after_condition` says that a
/// condition stands before it, so that a missing `and` is likely.
void report_unexpected_property(ParseState& state, BlockKind block, std::uint32_t offset, bool after_condition);

/// An unwrap does not begin with `take`, or has another one later.
void report_take_order(ParseState& state, std::uint32_t offset, bool is_take);

/// A property of a group stands behind the row `row`.
void report_part_after_rows(ParseState& state, std::uint32_t offset, const ast::Name& row);

void report_missing_rows(ParseState& state, Span opened);
void report_empty_block(ParseState& state, BlockKind block, Span opened);

/// A block that begins at `opened` reaches the next item or the end of the file at `offset`.
void report_unclosed_block(ParseState& state, BlockKind block, Span opened, std::uint32_t offset);

/// Something stands at `offset` where an item should.
void report_expected_item(ParseState& state, std::uint32_t offset);

}  // namespace carom::dsl::syntax
