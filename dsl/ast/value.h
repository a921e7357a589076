// Words, strings and values as an author wrote them: spelled, placed, not yet typed.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "support/span.h"

namespace carom::ast {

/// A (dotted) name or a bare word.
struct Name {
  std::string text;
  Span span;
};

/// A string literal; `value` has its escapes resolved, `span` covers the quotes.
struct Str {
  std::string value;
  Span span;
};

/// A regular expression; `pattern` is what stands between the slashes, `span` covers them.
struct Regex {
  std::string pattern;
  Span span;
};

struct Integer {
  std::int64_t value = 0;
  Span span;
};

/// `12h`: amount and unit kept apart so that the formatter writes what the author wrote.
struct Duration {
  std::int64_t amount = 0;
  char unit = 's';  ///< s, m, h or d
  Span span;

  [[nodiscard]] std::int64_t seconds() const;
};

/// Which alternative of grammar production `value` matched. Types come later: `5xx` is a code entry only where
/// the field is a reply code.
enum class ValueKind : std::uint8_t { string, ip, statuses, codes, duration, integer, word };

/// `text` is the unescaped content for strings and the source text for all others.
struct Value {
  ValueKind kind = ValueKind::word;
  std::string text;
  Span span;
};

/// `[a, b]`, with a span over the brackets.
struct Array {
  std::vector<Value> values;
  Span span;
};

}  // namespace carom::ast
