// After a syntax error the checker says what is wrong besides, and nothing that only seems so.
#include <gtest/gtest.h>

#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

constexpr std::string_view kGone = "class gone { type permanent; scope recipient; retry never; suppress recipient }\n";

std::vector<std::string> codes_of(const std::string& source) {
  const auto linked = link(std::string(kGone) + source);
  std::vector<std::string> codes;
  for (const dsl::Diagnostic& diagnostic : linked->sink.all()) codes.emplace_back(dsl::info(diagnostic.id).code);
  return codes;
}

using Codes = std::vector<std::string>;

TEST(FollowUps, AnUnreadConditionIsNotCalledMissing) {
  EXPECT_EQ(codes_of("rule a { when code == 550 => gone }\n"), Codes{"C0105"});
}

TEST(FollowUps, AMissingConditionOfAnotherRuleIsStillReported) {
  EXPECT_EQ(codes_of("rule a { when code == 550 => gone }\nrule b { => gone }\n"), (Codes{"C0105", "C0503"}));
}

TEST(FollowUps, ANameThatAnUnreadItemMayDeclareIsNotCalledUnknown) {
  EXPECT_EQ(codes_of("macro full code 552\nrule a { when $full => gone }\n"), Codes{"C0111"});
}

TEST(FollowUps, ANameThatNobodyMentionsIsStillUnknown) {
  EXPECT_EQ(codes_of("macro full code 552\nrule a { when $other => gone }\n"), (Codes{"C0111", "C0206"}));
}

TEST(FollowUps, AWrongNameBesideASyntaxErrorIsReported) {
  EXPECT_EQ(codes_of("rule a { when code 550 => goen confidnce high }\n"), (Codes{"C0203", "C0120"}));
}

TEST(FollowUps, APlaceIsToldOnlyItsSyntaxError) {
  EXPECT_EQ(codes_of("rule a { when attempts >= 99999999999999999999 => gone }\n"), Codes{"C0126"});
}

TEST(FollowUps, AListThatNoUnreadTextNamesIsStillUnused) {
  EXPECT_EQ(codes_of("list full: phrases [\"full\"]\nrule a { when code == 550 => gone }\n"),
            (Codes{"C0215", "C0105"}));
}

TEST(FollowUps, AMacroThatAnUnreadRuleMayUseIsNotCalledUnused) {
  EXPECT_EQ(codes_of("macro full = code 552\nrule a { when $policy.full and => gone }\n"), Codes{"C0104"});
}

TEST(FollowUps, AVerdictInAnotherItemIsStillJudged) {
  EXPECT_EQ(codes_of("class lost { type permanent; scope recipient; retry never }\n"
                     "rule a { when code == 550 => gone }\n"),
            (Codes{"C0606", "C0105"}));
}

TEST(FollowUps, AVerdictWhoseClassWasReadInPartIsNotJudged) {
  EXPECT_EQ(codes_of("class lost { type permanent; scope recipient; retry never; supress recipient }\n"),
            Codes{"C0120"});
}

TEST(FollowUps, WhatAnUnclosedStringSwallowsIsNotCalledMissing) {
  EXPECT_EQ(codes_of("rule a { when text has \"abc => gone }\n"), Codes{"C0115"});
}

TEST(FollowUps, AMissingQuoteIsToldWhereTheStringsOfItsLineFallApart) {
  EXPECT_EQ(codes_of("rule a { when text has any [\"abc, \"def\"] => gone }\nrule b { when code 551 => gone }\n"),
            Codes{"C0115"});
  EXPECT_EQ(codes_of("rule a { when text has \"abc and text has \"def\" => gone }\n"), Codes{"C0115"});
}

TEST(FollowUps, AListThatAnUnclosedStringLeavesOpenIsToldOnlyTheString) {
  EXPECT_EQ(codes_of("list l: phrases [\"a\", \"b]\nrule a { when text has any @l => gone }\n"), Codes{"C0115"});
}

TEST(FollowUps, AFileThatIsNoTextIsToldOnlyThat) {
  EXPECT_EQ(codes_of("\x7f\x45LF\x02\x01 rule \xD0\x80\xFF x {\n"), Codes{"C0127"});
}

TEST(FollowUps, AListThatAnUnreadRuleMayUseIsNotCalledUnused) {
  EXPECT_EQ(codes_of("list full: phrases [\"full\"]\nrule a { when text has any @full and => gone }\n"),
            Codes{"C0104"});
}

}  // namespace
}  // namespace carom::test
