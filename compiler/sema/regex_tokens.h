// A regular expression's text in pieces: enough to see how it was written, not what it means.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "support/span.h"

namespace carom::compiler {

enum class RegexTokenKind : std::uint8_t {
  literal,     ///< one plain byte
  escape,      ///< `\.`, `\d`
  dot,         ///< `.`
  klass,       ///< `[…]`
  open,        ///< `(` that begins a plain group
  open_other,  ///< `(?:` and its like
  close,
  bar,
  quantifier,  ///< `*`, `+`, `?`, `{…}`, a lazy mark included
  begin,       ///< `^`
  end,         ///< `$`
};

struct RegexToken {
  RegexTokenKind kind = RegexTokenKind::literal;
  Span where;     ///< bytes of the pattern
  char byte = 0;  ///< literal: itself; escape: the byte behind the backslash
};

/// Linear in the pattern, which must have compiled.
[[nodiscard]] std::vector<RegexToken> split_regex(std::string_view pattern);

}  // namespace carom::compiler
