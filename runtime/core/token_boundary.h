// Where the tokens that a template's holes stand for begin and end, so that a hole does not stop inside one: `{host}`
// in "mx.a.example" is no mx.a. Judged from at most two characters beside the place, on
// normalised text.
#pragma once

#include <cstddef>
#include <string_view>

#include "runtime/core/nfa.h"

namespace carom::core {

/// What stands before `position` cannot be the beginning of the same token.
[[nodiscard]] bool is_token_begin(TokenKind kind, std::string_view text, std::size_t position);
/// What stands at `position` cannot be the rest of the same token; punctuation that ends a sentence is none of it. For
/// `quote`, `position` lies behind the quote, which must be no apostrophe between letters or digits.
[[nodiscard]] bool is_token_end(TokenKind kind, std::string_view text, std::size_t position);

}  // namespace carom::core
