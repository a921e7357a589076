// Which neighbours make a number or word part of something longer.
#include "runtime/core/word_boundary.h"

#include <gtest/gtest.h>

#include <string>

namespace carom::core {
namespace {

TEST(WordBoundary, CountsLettersAndDigitsOfAnyScript) {
  for (const char* text : {"a", "Z", "0", "9", "\u00E9", "\u4E2D", "\u0661", "\u0416", "\U00020000"}) {
    EXPECT_TRUE(letter_or_digit_at(text, 0)) << text;
    EXPECT_TRUE(letter_or_digit_before(text, std::string_view(text).size())) << text;
  }
}

TEST(WordBoundary, CountsNoPunctuationSpaceOrSymbol) {
  for (const char* text : {" ", "_", "-", ".", "\n", "@", "[", "`", "{", "\u00A0", "\u2014", "\uFF08", "\U0001F600"}) {
    EXPECT_FALSE(letter_or_digit_at(text, 0)) << text;
    EXPECT_FALSE(letter_or_digit_before(text, std::string_view(text).size())) << text;
  }
}

TEST(WordBoundary, CountsNothingBeyondTheText) {
  EXPECT_FALSE(letter_or_digit_at("a", 1));
  EXPECT_FALSE(letter_or_digit_at("", 0));
  EXPECT_FALSE(letter_or_digit_before("a", 0));
}

TEST(WordBoundary, TakesBytesThatAreNoUtf8ForLetters) {
  EXPECT_TRUE(letter_or_digit_at("\xE9", 0));
  EXPECT_TRUE(letter_or_digit_before("\xE9", 1));
  EXPECT_TRUE(letter_or_digit_before(" \x80", 2));
  EXPECT_TRUE(letter_or_digit_before("\x80\x80\x80\x80\x80\x80", 6));
}

TEST(WordBoundary, LooksAtOneCharacterOnly) {
  EXPECT_FALSE(letter_or_digit_at(" a", 0));
  EXPECT_FALSE(letter_or_digit_before("a ", 2));
  EXPECT_FALSE(letter_or_digit_before("\u00E9\u2014", 5));
}

}  // namespace
}  // namespace carom::core
