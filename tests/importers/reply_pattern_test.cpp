// Expressions about whole replies, and the conditions that they become.
#include "importers/reply_pattern.h"

#include <gtest/gtest.h>

namespace carom::importers {
namespace {

std::string condition(std::string_view pattern) {
  const auto made = condition_of(pattern);
  if (made && !made->unless.empty()) return made->when + " unless " + made->unless;
  return made ? made->when : "refused: " + made.error().reason;
}

TEST(ReplyPattern, ACodeIsOneHoweverItIsWritten) {
  EXPECT_EQ(condition("^550\\b"), "code in [550]");
  EXPECT_EQ(condition("^55\\d\\b"), "code in [55x]");
  EXPECT_EQ(condition("^[45]\\d\\d\\b"), "code in [4xx, 5xx]");
  EXPECT_EQ(condition("^5\\d{2}"), "code in [5xx]");
  EXPECT_EQ(condition("^(421|554) .*ab"), "code in [421, 554] and text has \"ab\"");
  EXPECT_EQ(condition("^\\d{3} .*ab"), "text has \"ab\"");
}

TEST(ReplyPattern, AStatusBehindTheCodeIsOne) {
  EXPECT_EQ(condition("^\\d{3}[ \\-]+5\\.7\\.1\\b"), "status in [5.7.1]");
  EXPECT_EQ(condition("^550 [45]\\.7\\.\\d+ .*ab"), "code in [550] and status in [4.7.x, 5.7.x] and text has \"ab\"");
}

TEST(ReplyPattern, WhatNoStatusCanBeIsWords) {
  EXPECT_EQ(condition("^550 9\\.1\\.1 a"), "code in [550] and $no_leading_status and text starts \"9.1.1 a\"");
  EXPECT_EQ(condition("^550 5\\.1\\.1234 a"), "code in [550] and $no_leading_status and text starts \"5.1.1234 a\"");
}

TEST(ReplyPattern, WordsRightBehindTheCodeLeaveNoPlaceForAStatus) {
  EXPECT_EQ(condition("^550[ \\-]+Go away"), "code in [550] and $no_leading_status and text starts \"Go away\"");
}

TEST(ReplyPattern, ABlankBeforeTheWordsMayBeTheOneBehindTheCode) {
  EXPECT_EQ(condition("^554[ \\-].* at home"), "code in [554] and text matches /(^| )at home/");
}

TEST(ReplyPattern, WordsThatAreMoreThanWordsStayAnExpression) {
  EXPECT_EQ(condition("a/b.*c"), "text matches /a\\/b.*c/");
  EXPECT_EQ(condition("^550 .*a\\.b"), "code in [550] and text has \"a.b\"");
}

TEST(ReplyPattern, AnAnchorHoldsForEveryAlternativeBehindIt) {
  EXPECT_EQ(condition("^550 5\\.1\\.1 (ab|cd)"), "code in [550] and status in [5.1.1] and text matches /^((ab|cd))/");
}

TEST(ReplyPattern, ALookAheadBehindWordsInOnePlaceIsAnUnless) {
  EXPECT_EQ(condition("^550 5\\.7\\.1 by(?! me)"),
            "code in [550] and status in [5.7.1] and text starts \"by\" unless text starts \"by me\"");
  EXPECT_EQ(condition("^550 5\\.7\\.1 by\\s+(?!me)"),
            "code in [550] and status in [5.7.1] and text matches /^(by\\s+)/ unless text matches /^(by\\s+me)/");
  EXPECT_EQ(condition("^550 .*by(?! me)"), "refused: what stands before its look-ahead may fit in several places");
  EXPECT_EQ(condition("^550 x+y(?! me)"), "refused: what stands before its look-ahead may fit in several places");
  EXPECT_EQ(condition("by(?! me)"), "refused: it has a look-around or another special group");
}

TEST(ReplyPattern, WhatCannotBeToldApartIsRefused) {
  EXPECT_EQ(condition("^550 a(?=b)"), "refused: it has a look-around or another special group");
  EXPECT_EQ(condition("^550 a|^551 b"), "refused: alternatives stand outside parentheses");
  EXPECT_EQ(condition("^5\\.5\\.0.+ab"), "refused: behind `^` stands no reply code that could be told apart");
  EXPECT_EQ(condition("^550 5\\.7\\.1x"), "refused: nothing ends the status, so longer ones match too");
  for (const std::string pattern : {"^550 .*a(b", "^550 a)b", "^550 [a", "^550 a\\"})
    EXPECT_EQ(condition(pattern), "refused: a parenthesis, class or backslash is left open") << pattern;
  EXPECT_EQ(condition("^999 a"), "refused: no reply has such a code");
  EXPECT_EQ(condition("a\nb"), "refused: it holds a control character");
  EXPECT_EQ(condition("^55"), "refused: behind `^` stands no reply code that could be told apart");
}

}  // namespace
}  // namespace carom::importers
