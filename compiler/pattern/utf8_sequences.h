// A set of code points as byte ranges of UTF-8, for a machine that reads bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "compiler/pattern/code_point_set.h"

namespace carom::compiler {

struct ByteRange {
  std::uint8_t low = 0;
  std::uint8_t high = 0;
};

/// One to four byte ranges, one after the other.
struct Utf8Sequence {
  std::array<ByteRange, 4> bytes{};
  std::size_t size = 0;
};

/// Sequences that together match exactly the members of `set` in well-formed UTF-8, which normalised text is. All code
/// points of one length are one sequence, for nothing else of that shape can occur.
[[nodiscard]] std::vector<Utf8Sequence> utf8_sequences(const CodePointSet& set);

}  // namespace carom::compiler
