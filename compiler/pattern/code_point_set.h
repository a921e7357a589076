// Sets of code points as sorted, disjoint ranges: what a character class means.
#pragma once

#include <vector>

namespace carom::compiler {

inline constexpr char32_t kLastCodePoint = 0x10FFFF;

/// What UTF-8 can encode: no surrogate.
[[nodiscard]] constexpr bool is_scalar_value(char32_t c) {
  return c <= kLastCodePoint && (c < 0xD800 || c > 0xDFFF);
}

struct CodePointRange {
  char32_t first = 0;
  char32_t last = 0;
  friend bool operator==(CodePointRange, CodePointRange) = default;
};

/// Sorted, disjoint, not adjacent.
using CodePointSet = std::vector<CodePointRange>;

/// Sorts and merges.
[[nodiscard]] CodePointSet make_set(std::vector<CodePointRange> ranges);
[[nodiscard]] CodePointSet complement_of(const CodePointSet& set);
/// Adds the lower case of every upper-case letter in `ranges`, as the text it will meet is lower case. Letters whose
/// lower case is ASCII although they are not (the Kelvin sign) are left alone, so that a class of non-ASCII characters
/// stays one.
void add_lower_case(std::vector<CodePointRange>& ranges);

}  // namespace carom::compiler
