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
  EXPECT_EQ(condition("^550\\b"), "code 550");
  EXPECT_EQ(condition("^55\\d\\b"), "code 55x");
  EXPECT_EQ(condition("^[45]\\d\\d\\b"), "code in [4xx, 5xx]");
  EXPECT_EQ(condition("^[4-5][0-9][0-9]\\b"), "code in [4xx, 5xx]");
  EXPECT_EQ(condition("^5\\d{2}"), "code 5xx");
  EXPECT_EQ(condition("^5\\d0 "), "code in [500, 510, 520, 530, 540, 550, 560, 570, 580, 590]");
  EXPECT_EQ(condition("^(421|55\\d) .*ab"), "code in [421, 55x] and text has \"ab\"");
  EXPECT_EQ(condition("^(?:421|554) .*ab"), "code in [421, 554] and text has \"ab\"");
  EXPECT_EQ(condition("^\\d{3} .*ab"), "text has \"ab\"");
  EXPECT_EQ(condition("^\\d{3}"), "code present");
}

// A thousand digits in each of three places would else be a thousand million codes.
TEST(ReplyPattern, WhatAnExpressionNamesTwiceIsOneEntry) {
  std::string place = "[";
  for (int i = 0; i < 100; ++i) place += "9-90-88";
  place += "]";
  EXPECT_EQ(condition("^[55]" + place + place + "\\b"), "code 5xx");
  EXPECT_EQ(condition("^(550|55[01]|550)\\b"), "code in [550, 551]");
  EXPECT_EQ(condition("^550 5\\.1\\.(1|1) "), "code 550 and status 5.1.1 and $status_leads");
}

TEST(ReplyPattern, AStatusBehindTheCodeIsOne) {
  EXPECT_EQ(condition("^\\d{3}[ \\-]+5\\.7\\.1\\b"), "status 5.7.1 and $status_leads");
  EXPECT_EQ(condition("^550 [45]\\.7\\.\\d+ "), "code 550 and status in [4.7.x, 5.7.x] and $status_leads");
  EXPECT_EQ(condition("^550 5\\.1\\.[12] "), "code 550 and status in [5.1.1, 5.1.2] and $status_leads");
  EXPECT_EQ(condition("^550 5\\.7\\.(1|25) "), "code 550 and status in [5.7.1, 5.7.25] and $status_leads");
}

TEST(ReplyPattern, WordsSomewhereBehindAStatusAreNotAboutAStatusAmongTheWords) {
  EXPECT_EQ(condition("^550 5\\.7\\.1 .*ab"), "code 550 and status 5.7.1 and $status_leads and text has \"ab\"");
  EXPECT_EQ(condition("^550 5\\.7\\.1 ab"), "code 550 and status 5.7.1 and text starts \"ab\"");
}

TEST(ReplyPattern, AStatusThatNothingEndsIsToldAndTakenAlone) {
  const auto made = condition_of("^550 5\\.7\\.1");
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->when, "code 550 and status 5.7.1 and $status_leads");
  EXPECT_EQ(made->open_status, "5.7.1");
  EXPECT_EQ(condition_of("^550 5\\.7\\.1.+ab")->open_status, "5.7.1");
  for (const std::string_view ended :
       {"^550 5\\.7\\.1\\b", "^550 5\\.7\\.1 ab", "^550 5\\.7\\.124", "^550 5\\.7\\.\\d+"})
    EXPECT_EQ(condition_of(ended)->open_status, "") << ended;
}

TEST(ReplyPattern, ADotThatIsNotEscapedIsToldAndMeantAsOne) {
  const auto made = condition_of("^550 5.7.1 ab");
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(made->when, "code 550 and status 5.7.1 and text starts \"ab\"");
  EXPECT_TRUE(made->has_bare_dot);
  EXPECT_TRUE(condition_of("5.7.1 ab|b")->has_bare_dot);
  EXPECT_FALSE(condition_of("^550 5\\.7\\.1 ab")->has_bare_dot);
}

TEST(ReplyPattern, WhatNoStatusCanBeIsWords) {
  EXPECT_EQ(condition("^550 9\\.1\\.1 a"), "code 550 and $no_leading_status and text starts \"9.1.1 a\"");
  EXPECT_EQ(condition("^550 5\\.1\\.1234 a"), "code 550 and $no_leading_status and text starts \"5.1.1234 a\"");
}

TEST(ReplyPattern, WordsRightBehindTheCodeLeaveNoPlaceForAStatus) {
  EXPECT_EQ(condition("^550[ \\-]+Go away"), "code 550 and $no_leading_status and text starts \"Go away\"");
  EXPECT_EQ(condition("^550\\s+ Go"), "code 550 and $no_leading_status and text starts \"Go\"");
}

TEST(ReplyPattern, AStatusMayBeThereOrNot) {
  EXPECT_EQ(condition("^550 (5\\.1\\.1 )?No user"),
            "code 550 and ($no_leading_status or status 5.1.1) and text starts \"No user\"");
  EXPECT_EQ(condition("^550 (5\\.\\d\\.\\d |)No user"), "refused: a status may stand among its words or not");
}

TEST(ReplyPattern, WithoutAnAnchorTheBeginningIsOnePlaceOfMany) {
  EXPECT_EQ(condition("5\\.7\\.1"), "(status 5.7.1 or text has word \"5.7.1\")");
  EXPECT_EQ(condition("5\\.7\\.1 ab"), "(status 5.7.1 and text starts \"ab\" or text matches /\\b5\\.7\\.1 ab/)");
  EXPECT_EQ(condition("550 5\\.7\\.1 ab"),
            "code 550 and status 5.7.1 and text starts \"ab\" or text matches /\\b550 5\\.7\\.1 ab/");
  EXPECT_EQ(condition("^550.+5\\.7\\.1 ab"),
            "code 550 and (status 5.7.1 and text starts \"ab\" or text matches /\\b5\\.7\\.1 ab/)");
}

TEST(ReplyPattern, WhatReportsPutBeforeAReplyIsNoPartOfIt) {
  EXPECT_EQ(condition("smtp;550 .*ab"), "code 550 and text has \"ab\"");
  EXPECT_EQ(condition("^smtp; 550 .*ab"), "code 550 and text has \"ab\"");
}

TEST(ReplyPattern, ABlankBeforeTheWordsMayBeTheOneBehindTheCode) {
  EXPECT_EQ(condition("^554[ \\-].* at home"), "code 554 and text matches /(^| )at home/");
}

TEST(ReplyPattern, WordsThatAreMoreThanWordsStayAnExpression) {
  EXPECT_EQ(condition("a/b.*c"), "text matches /a\\/b.*c/");
  EXPECT_EQ(condition("^550 .*a\\.b"), "code 550 and text has \"a.b\"");
  EXPECT_EQ(condition("(?i)ab"), "text has \"ab\"");
  EXPECT_EQ(condition("(?:a|b)c"), "text matches /(?:a|b)c/");
}

TEST(ReplyPattern, AlternativesAreAnsweredOneByOneWhereTheyAreAboutReplies) {
  EXPECT_EQ(condition("a|b"), "text matches /a|b/");
  EXPECT_EQ(condition("^550 .*a|^551 .*b"), "code 550 and text has \"a\" or code 551 and text has \"b\"");
  EXPECT_EQ(condition("^550 .*a|"), "refused: an alternative is empty: it takes every reply");
}

TEST(ReplyPattern, ALookAheadBehindWordsInOnePlaceIsAnUnless) {
  EXPECT_EQ(condition("^550 5\\.7\\.1 by(?! me)"),
            "code 550 and status 5.7.1 and text starts \"by\" unless text starts \"by me\"");
  EXPECT_EQ(condition("^550 5\\.7\\.1 by\\s+(?!me)"),
            "code 550 and status 5.7.1 and text matches /^by\\s+/ unless text matches /^by\\s+me/");
  EXPECT_EQ(condition("^550 .*by(?! me)"), "refused: what stands before its look-ahead may fit in several places");
  EXPECT_EQ(condition("^550 x+y(?! me)"), "refused: what stands before its look-ahead may fit in several places");
  EXPECT_EQ(condition("by(?! me)"), "refused: it has a look-around or another special group");
}

TEST(ReplyPattern, WhatCannotBeToldApartIsRefused) {
  EXPECT_EQ(condition("^550 a(?=b)"), "refused: it has a look-around or another special group");
  EXPECT_EQ(condition("^5\\.5\\.0.+ab"),
            "refused: a reply begins with its code, and behind `^` stands a status: it never fits");
  EXPECT_EQ(condition("^550 5\\.7\\.1x"), "refused: nothing ends the status, so longer ones match too");
  for (const std::string_view pattern :
       {"^550 .*a(b", "^550 a)b", "^550 [a", "^550 a\\", "^550 []", "^550 [^]", "[\\]"})
    EXPECT_EQ(condition(pattern), "refused: a parenthesis, class or backslash is left open") << pattern;
  EXPECT_EQ(condition("^999 a"), "refused: no reply has such a code");
  EXPECT_EQ(condition("a\nb"), "refused: it holds a control character");
  EXPECT_EQ(condition("^55"), "refused: behind `^` stands no reply code that could be told apart");
  EXPECT_EQ(condition("^550x"), "refused: nothing ends the reply code");
}

}  // namespace
}  // namespace carom::importers
