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

/// A word that begins no property of this block stands where a property should.
void report_unexpected_property(ParseState& state, BlockKind block, std::uint32_t offset);

/// A block that begins at `opened` reaches the next item or the end of the file at `offset`.
void report_unclosed_block(ParseState& state, BlockKind block, Span opened, std::uint32_t offset);

/// Something stands at `offset` where an item should.
void report_expected_item(ParseState& state, std::uint32_t offset);

}  // namespace carom::dsl::syntax
