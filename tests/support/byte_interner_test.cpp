// Equal strings get one number, different ones different numbers, through many growths of the table.
#include "support/byte_interner.h"

#include <gtest/gtest.h>

#include <string>

namespace carom {
namespace {

TEST(ByteInterner, NumbersStringsInTheOrderOfFirstUse) {
  ByteInterner interner;
  EXPECT_EQ(interner.intern("a").number, 0U);
  EXPECT_EQ(interner.intern("").number, 1U);
  EXPECT_TRUE(interner.intern("b").is_new);
  const ByteInterner::Interned again = interner.intern("a");
  EXPECT_EQ(again.number, 0U);
  EXPECT_FALSE(again.is_new);
  EXPECT_EQ(interner.size(), 3U);
}

TEST(ByteInterner, TellsApartStringsThatDifferOnlyInNulOrLength) {
  using namespace std::string_view_literals;
  ByteInterner interner;
  EXPECT_NE(interner.intern("ab\0"sv).number, interner.intern("ab"sv).number);
  EXPECT_NE(interner.intern("\0"sv).number, interner.intern("\0\0"sv).number);
}

TEST(ByteInterner, FindsEveryStringAgainAfterTheTableHasGrown) {
  ByteInterner interner;
  constexpr std::uint32_t kStrings = 20'000;
  for (std::uint32_t i = 0; i < kStrings; ++i) ASSERT_EQ(interner.intern("reason " + std::to_string(i)).number, i);
  for (std::uint32_t i = 0; i < kStrings; ++i) {
    ASSERT_EQ(interner.find("reason " + std::to_string(i)), i);
    ASSERT_FALSE(interner.intern("reason " + std::to_string(i)).is_new);
    ASSERT_EQ(interner[i], "reason " + std::to_string(i));
  }
}

TEST(ByteInterner, FindsNothingThatWasNotInterned) {
  ByteInterner interner;
  EXPECT_FALSE(interner.find("a"));
  interner.intern("a");
  EXPECT_FALSE(interner.find("b"));
  EXPECT_EQ(interner.size(), 1U);
}

}  // namespace
}  // namespace carom
