// Byte ranges of sets of code points, against the encoding of every code point.
#include "compiler/pattern/utf8_sequences.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "support/utf8.h"

namespace carom::compiler {
namespace {

bool matches(const Utf8Sequence& sequence, const std::string& bytes) {
  if (bytes.size() != sequence.size) return false;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(bytes[i]);
    if (byte < sequence.bytes[i].low || byte > sequence.bytes[i].high) return false;
  }
  return true;
}

/// How many sequences of `set` match `c`.
int times_matched(const std::vector<Utf8Sequence>& sequences, char32_t c) {
  std::string bytes;
  append_utf8(c, bytes);
  int times = 0;
  for (const Utf8Sequence& sequence : sequences) times += matches(sequence, bytes) ? 1 : 0;
  return times;
}

void expect_exact(const CodePointSet& set, char32_t step) {
  const auto sequences = utf8_sequences(set);
  for (char32_t c = 0; c <= kLastCodePoint; c += step) {
    bool is_member = false;
    for (const CodePointRange range : set) is_member |= range.first <= c && c <= range.last;
    if (is_scalar_value(c)) {
      ASSERT_EQ(times_matched(sequences, c), is_member ? 1 : 0) << std::hex << static_cast<std::uint32_t>(c);
    }
  }
}

TEST(Utf8Sequences, MatchEachMemberOnceAndNothingElse) {
  expect_exact({{0, kLastCodePoint}}, 1);
  expect_exact({{'a', 'z'}, {0x7F, 0x80}, {0x7FF, 0x800}, {0xFFFF, 0x10000}}, 1);
}

TEST(Utf8Sequences, AreExactForRandomRanges) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 60; ++round) {
    const auto a = static_cast<char32_t>(random() % (kLastCodePoint + 1));
    const auto b = static_cast<char32_t>(random() % (round % 2 == 0 ? 0x1000 : kLastCodePoint + 1));
    expect_exact({{std::min(a, b), std::max(a, b)}}, 31);
  }
}

TEST(Utf8Sequences, OfWholeLengthsAreOneEach) {
  EXPECT_EQ(utf8_sequences({{0, kLastCodePoint}}).size(), 4);
  EXPECT_EQ(utf8_sequences({{0x80, kLastCodePoint}}).size(), 3);
  EXPECT_EQ(utf8_sequences({{'a', 'a'}}).size(), 1);
}

TEST(CodePointSet, ComplementsTwiceToItself) {
  for (const CodePointSet& set :
       {CodePointSet{}, {{0, 5}}, {{'a', 'z'}, {0x100, kLastCodePoint}}, {{0, kLastCodePoint}}})
    EXPECT_EQ(complement_of(complement_of(set)), set);
}

TEST(CodePointSet, MergesWhatTouches) {
  EXPECT_EQ(make_set({{'d', 'f'}, {'a', 'c'}, {'b', 'e'}}), (CodePointSet{{'a', 'f'}}));
  EXPECT_EQ(make_set({{'a', 'b'}, {'d', 'e'}}), (CodePointSet{{'a', 'b'}, {'d', 'e'}}));
}

}  // namespace
}  // namespace carom::compiler
