// Each format's readers: what is a rule, what is refused, where it stands.
#include <gtest/gtest.h>

#include "importers/kumomta.h"
#include "importers/powermta.h"
#include "importers/regex_csv.h"
#include "importers/zonemta.h"

namespace carom::importers {
namespace {

TEST(ReadZonemta, ARuleHasItsLineLabelNoteAndComments) {
  const SourceRules source = read_zonemta("# 550 a, b\n^550 a, b,reject,spam,Too much\n");
  ASSERT_EQ(source.rules.size(), 1U);
  EXPECT_EQ(source.rules[0].place.line, 2U);
  EXPECT_EQ(source.rules[0].pattern, "^550 a, b");
  EXPECT_EQ(source.rules[0].label, "spam");
  EXPECT_EQ(source.rules[0].message, "Too much");
  EXPECT_EQ(source.rules[0].comments, std::vector<std::string>{"550 a, b"});
}

TEST(ReadZonemta, TheActionSaysWhatBecomesOfTheMessage) {
  const SourceRules source = read_zonemta("a,defer,spam,x\nb,reject,spam,x\nc,slowdown,rate,x\n");
  ASSERT_EQ(source.rules.size(), 3U);
  EXPECT_EQ(source.rules[0].handling, Handling::try_again);
  EXPECT_EQ(source.rules[1].handling, Handling::give_up);
  EXPECT_EQ(source.rules[2].handling, Handling::slow_down);
}

TEST(ReadZonemta, TheHeadDeclaresCategories) {
  const SourceRules source = read_zonemta("# categories:\n#   rate, spam\n");
  EXPECT_EQ(source.declared_labels, (std::vector<std::string>{"rate", "spam"}));
}

TEST(ReadZonemta, ALineWithoutActionOrLabelIsRefused) {
  const SourceRules source = read_zonemta("^550 a,bounce,spam,x\n,reject,spam,x\n^550,reject,\n^551,defer,rate\r\n");
  EXPECT_EQ(source.rules.size(), 1U);
  ASSERT_EQ(source.refused.size(), 3U);
  EXPECT_EQ(source.refused[2].place.line, 3U);
}

TEST(ReadRegexCsv, AHeaderIsNoRule) {
  EXPECT_EQ(read_regex_csv("pattern,label\n^550 a,spam\n").rules.size(), 1U);
  EXPECT_EQ(read_regex_csv("^550 a,spam\n").rules.size(), 1U);
}

TEST(ReadRegexCsv, QuotesHoldCommasQuotesAndLineEnds) {
  const SourceRules source = read_regex_csv("\"a,\"\"b\"\"\nc\",spam,note\nd,rate\n");
  ASSERT_EQ(source.rules.size(), 2U);
  EXPECT_EQ(source.rules[0].pattern, "a,\"b\"\nc");
  EXPECT_EQ(source.rules[0].note, "note");
  EXPECT_EQ(source.rules[1].place.line, 3U);
}

TEST(ReadRegexCsv, RowsOfAnotherShapeAreRefused) {
  const SourceRules source = read_regex_csv("a\nb,\nc,d,e,f\n\"g\"h,spam\n\"i,spam");
  EXPECT_TRUE(source.rules.empty());
  EXPECT_EQ(source.refused.size(), 5U);
}

TEST(ReadPowermta, OnlyTheBlocksCount) {
  const SourceRules source = read_powermta(
      "/a/ spam\n<bounce-category-patterns>\n  # why\n  /b / c/ bad-mailbox\n\n</bounce-category-patterns>\n/d/ "
      "spam\n");
  ASSERT_EQ(source.rules.size(), 1U);
  EXPECT_EQ(source.rules[0].place.line, 4U);
  EXPECT_EQ(source.rules[0].pattern, "b / c");
  EXPECT_EQ(source.rules[0].label, "bad-mailbox");
  EXPECT_EQ(source.rules[0].comments, std::vector<std::string>{"why"});
  EXPECT_TRUE(source.refused.empty());
}

TEST(ReadPowermta, WhatIsNoRuleIsRefusedAndABlockThatStaysOpenIsUnreadable) {
  const SourceRules source = read_powermta("<bounce-category-patterns>\n/a/\n// b\n/c\nd\n/e/f\n");
  EXPECT_TRUE(source.rules.empty());
  EXPECT_EQ(source.refused.size(), 5U);
  EXPECT_EQ(source.unreadable.size(), 1U);
  EXPECT_EQ(read_powermta("/a/ spam\n").unreadable.size(), 1U);
}

TEST(ReadKumomta, RulesStandInTheOrderOfTheirLinesWhateverTheirKeys) {
  const SourceRules source =
      read_kumomta("[rules]\nZ = [\n  # above\n  \"^550 a\", # say \"a\" # twice\n]\nA = [\n\t'b\\.', \"c # d\"]\n");
  ASSERT_EQ(source.rules.size(), 3U);
  EXPECT_EQ(source.rules[0].label, "Z");
  EXPECT_EQ(source.rules[0].place.line, 4U);
  EXPECT_EQ(source.rules[0].note, "say \"a\" # twice");
  EXPECT_EQ(source.rules[0].comments, std::vector<std::string>{"above"});
  EXPECT_EQ(source.rules[1].pattern, "b\\.");
  EXPECT_EQ(source.rules[1].note, "");
  EXPECT_EQ(source.rules[2].pattern, "c # d");
  EXPECT_EQ(source.rules[2].place.line, 7U);
}

TEST(ReadKumomta, ThePlaceOfACommentIsCountedInCodePoints) {
  const SourceRules source = read_kumomta("[rules]\nA = [ \"d\xC3\xA9sactiv\xC3\xA9\" ] # fr\n");
  ASSERT_EQ(source.rules.size(), 1U);
  EXPECT_EQ(source.rules[0].note, "");
  EXPECT_EQ(read_kumomta("[rules]\nA = [ \"d\xC3\xA9sactiv\xC3\xA9\", # fr\n]\n").rules[0].note, "fr");
}

TEST(ReadKumomta, CaseMattersUnlessTheExpressionSaysOtherwise) {
  const SourceRules source = read_kumomta("[rules]\nA = [\"User\", \"(?i)User\"]\n");
  ASSERT_EQ(source.rules.size(), 2U);
  EXPECT_TRUE(source.rules[0].case_matters);
  EXPECT_FALSE(source.rules[1].case_matters);
}

TEST(ReadKumomta, WhatIsNoListOfStringsIsRefused) {
  EXPECT_EQ(read_kumomta("rules = 1\n").unreadable.size(), 1U);
  EXPECT_EQ(read_kumomta("[rules]\nA = 1\nB = [2, \"x\"]\n").refused.size(), 2U);
  const SourceRules source = read_kumomta("[rules]\nA = [\"x\"\nB");
  ASSERT_EQ(source.unreadable.size(), 1U);
  EXPECT_EQ(source.unreadable[0].place.line, 3U);
}

// What its parser asserts, assumes or calls unreachable.
TEST(ReadKumomta, HostileTextIsUnreadable) {
  const std::string deep = "[rules]\nA = " + std::string(100'000, '[');
  for (const std::string_view text :
       {std::string_view("[.a]\n"), std::string_view("\xC3\xA9 = 1\n"), std::string_view("[rules]\nA = [ \xC3\xA9 ]\n"),
        std::string_view("[rules]\nA. = 1\n"), std::string_view(deep)}) {
    const SourceRules source = read_kumomta(text);
    EXPECT_TRUE(source.rules.empty());
    EXPECT_EQ(source.unreadable.size(), 1U) << text.substr(0, 40);
  }
}

std::string dotted(std::size_t steps) {
  std::string key = "a";
  for (std::size_t step = 1; step < steps; ++step) key += step % 2 == 0 ? " . \"x\"" : ".'y'";
  return key;
}

// Tables are destroyed one inside the other.
TEST(ReadKumomta, KeysOfManyStepsAreToldWhereTheyStand) {
  const std::string deep = dotted(100'000);
  for (const std::string& text :
       {deep + " = 1\n", "[" + deep + "]\n", "[[" + deep + "]]\n", "a = {" + deep + " = 1}\n",
        "a = \"\"\"\n\\\"\"\"\"\"\" # .\n" + deep + " = 1\n", "a = '''\n\\'''''\n" + deep + "=1\n",
        "a = \"\\\"\" # \"\n" + deep + " = 1\n", "a = '\\'\n" + deep + " = 1\n"}) {
    const SourceRules source = read_kumomta(text);
    ASSERT_EQ(source.unreadable.size(), 1U) << text.substr(0, 40);
    EXPECT_TRUE(source.unreadable[0].reason.contains("more than the 64 steps")) << source.unreadable[0].reason;
  }
  EXPECT_EQ(read_kumomta("[rules]\n# a\n" + deep + " = 1\n").unreadable[0].place.line, 3U);
}

TEST(ReadKumomta, DotsOfStringsAndCommentsAreNoSteps) {
  const std::string dots(1000, '.');
  const SourceRules source = read_kumomta("# " + dots + "\n[rules]\nA = [\"" + dots + "\", '" + dots + "', \"\"\"" +
                                          dots + "\"\"\"\"\"]\n" + dotted(64) + " = 1\n\"b" + dots + "\" = ['x']\n");
  EXPECT_EQ(source.rules.size(), 4U);
  EXPECT_TRUE(source.unreadable.empty());
}

TEST(ReadSources, CommentsAboveARefusedLineAreNotThoseOfTheNextRule) {
  const SourceRules zonemta = read_zonemta("# 550 5.1.1 user unknown\nbroken\nspam,reject,spam,x\n");
  ASSERT_EQ(zonemta.rules.size(), 1U);
  EXPECT_TRUE(zonemta.rules[0].comments.empty());
  const SourceRules powermta = read_powermta(
      "<bounce-category-patterns>\n# 550 5.1.1 user unknown\n/broken\n/spam/ spam\n</bounce-category-patterns>\n");
  ASSERT_EQ(powermta.rules.size(), 1U);
  EXPECT_TRUE(powermta.rules[0].comments.empty());
}

TEST(ReadSources, AnyBytesAreReadToTheirEnd) {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  const std::string source = "^550 a,reject,spam,x\n\"a\",b\n" + bytes;
  for (std::size_t cut = 0; cut <= source.size(); ++cut) {
    EXPECT_LE(read_zonemta(source.substr(cut)).rules.size(), 1U);
    EXPECT_LE(read_powermta("<bounce-category-patterns>\n" + source.substr(cut)).rules.size(), 1U);
    EXPECT_LE(read_kumomta("[rules]\nA = [\"" + source.substr(cut)).rules.size(), 1U);
    EXPECT_LE(read_regex_csv(source.substr(0, cut)).rules.size(), 3U);
  }
}

}  // namespace
}  // namespace carom::importers
