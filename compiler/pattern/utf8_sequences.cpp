// The splitting of ranges follows K. Thompson's grep and R. Cox, "Regular Expression Matching in the Wild": cut where
// the number of bytes changes, then until only the trailing bytes run through their whole range.
#include "compiler/pattern/utf8_sequences.h"

#include <algorithm>

namespace carom::compiler {
namespace {

struct Length {
  char32_t first;
  char32_t last;
  ByteRange lead;
};

constexpr std::array kLengths = {
    Length{0, 0x7F, {0, 0x7F}},
    Length{0x80, 0x7FF, {0xC2, 0xDF}},
    Length{0x800, 0xFFFF, {0xE0, 0xEF}},
    Length{0x10000, 0x10FFFF, {0xF0, 0xF4}},
};

constexpr ByteRange kTrailing{0x80, 0xBF};

std::array<std::uint8_t, 4> encode(char32_t c, std::size_t size) {
  constexpr std::array<std::uint8_t, 5> kMark = {0, 0, 0xC0, 0xE0, 0xF0};
  std::array<std::uint8_t, 4> bytes{};
  for (std::size_t i = size; i-- > 1; c >>= 6U) bytes[i] = static_cast<std::uint8_t>(0x80U | (c & 0x3FU));
  bytes[0] = static_cast<std::uint8_t>(kMark[size] | c);
  return bytes;
}

class Splitter {
 public:
  explicit Splitter(std::vector<Utf8Sequence>& out) : out_(out) {}

  void add(CodePointRange range) {
    for (std::size_t i = 0; i < kLengths.size(); ++i) {
      const CodePointRange part{std::max(range.first, kLengths[i].first), std::min(range.last, kLengths[i].last)};
      if (part.first <= part.last) add_of_length(part, i + 1);
    }
  }

 private:
  void add_of_length(CodePointRange range, std::size_t size) {
    const Length& length = kLengths[size - 1];
    if (range.first != length.first || range.last != length.last) return split(range, size);
    Utf8Sequence whole{.bytes = {length.lead, kTrailing, kTrailing, kTrailing}, .size = size};
    out_.push_back(whole);
  }

  /// At most one cut a trailing byte and side: six halves, so the recursion is shallow.
  void split(CodePointRange range, std::size_t size) {
    for (std::size_t trailing = 1; trailing < size; ++trailing) {
      const char32_t mask = (char32_t{1} << (6 * trailing)) - 1;
      if ((range.first & ~mask) == (range.last & ~mask)) continue;
      if ((range.first & mask) != 0) return cut(range, range.first | mask, size);
      if ((range.last & mask) != mask) return cut(range, (range.last & ~mask) - 1, size);
    }
    put(range, size);
  }

  void cut(CodePointRange range, char32_t last_of_left, std::size_t size) {
    split({range.first, last_of_left}, size);
    split({last_of_left + 1, range.last}, size);
  }

  void put(CodePointRange range, std::size_t size) {
    const auto first = encode(range.first, size);
    const auto last = encode(range.last, size);
    Utf8Sequence sequence{.bytes = {}, .size = size};
    for (std::size_t i = 0; i < size; ++i) sequence.bytes[i] = {first[i], last[i]};
    out_.push_back(sequence);
  }

  std::vector<Utf8Sequence>& out_;
};

}  // namespace

std::vector<Utf8Sequence> utf8_sequences(const CodePointSet& set) {
  std::vector<Utf8Sequence> sequences;
  Splitter splitter(sequences);
  for (const CodePointRange range : set) splitter.add(range);
  return sequences;
}

}  // namespace carom::compiler
