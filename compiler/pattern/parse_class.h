// Character classes and escapes of regular expressions. Private to the regex parser.
#pragma once

#include <vector>

#include "compiler/pattern/code_point_set.h"
#include "compiler/pattern/regex_reader.h"

namespace carom::compiler {

/// What a backslash and the character behind it stand for.
struct Escape {
  enum class Kind : std::uint8_t { code_point, set, word_boundary, not_word_boundary, refused };
  Kind kind = Kind::refused;
  char32_t code_point = 0;
  CodePointSet set;
};

/// The reader stands at the backslash.
[[nodiscard]] Escape read_escape(RegexReader& in);
/// The reader stands at the bracket. The set is empty after an error.
[[nodiscard]] CodePointSet read_class(RegexReader& in);

}  // namespace carom::compiler
