// Hand-written scanning of single tokens over the source bytes: what PEGTL rules and the recovery share.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "dsl/parse/parse_state.h"

namespace carom::dsl::syntax {

[[nodiscard]] bool is_reserved(std::string_view word);
/// The longest run of word characters at `offset`.
[[nodiscard]] std::string_view word_at(std::string_view text, std::uint32_t offset);
/// True when `word` stands there, ends at a word boundary and no dot makes it part of a name.
[[nodiscard]] bool keyword_stands_at(std::string_view text, std::uint32_t offset, std::string_view word);
/// The word that may begin a property or an item at `offset`: a keyword or `=>`, else empty.
[[nodiscard]] std::string_view leading_word(std::string_view text, std::uint32_t offset);
/// End of the string, which begins at `offset` with its quote; its line's end when no quote closes it.
[[nodiscard]] std::uint32_t string_end(const ParseState& state, std::uint32_t offset);
/// The string that ends right before `offset` where another one of its line is not closed: its own closing quote is
/// missing, and the one that closes it was meant to open the next.
[[nodiscard]] std::optional<Span> string_that_ends_too_late(const ParseState& state, std::uint32_t offset);
/// As string_end, for a regular expression.
[[nodiscard]] std::uint32_t regex_end(const ParseState& state, std::uint32_t offset);

/// Skips space and comments from `offset`, keeps the comments in `state`, and remembers where the token before ended.
std::uint32_t skip_space(ParseState& state, std::uint32_t offset);

/// Reads the string at `offset` into the operands and returns its end. Bad escapes, a missing quote and too many bytes
/// are reported here and the string is used as far as it goes, so that they cost the author no other message.
std::uint32_t read_string(ParseState& state, std::uint32_t offset);
/// As read_string, for a regular expression.
std::uint32_t read_regex(ParseState& state, std::uint32_t offset);

}  // namespace carom::dsl::syntax
