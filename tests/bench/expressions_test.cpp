// What the regex rows claim: expressions of public rule files are read whole, rewritten with the same meaning, and the
// texts that are made for them fit.
#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>
#include <vector>

#include "bench/texts/expression_instance.h"
#include "bench/texts/own_expressions.h"
#include "bench/texts/public_expressions.h"
#include "bench/texts/reply_expression.h"

namespace carom::bench {
namespace {

std::string rewritten(std::string_view expression) {
  const auto parts = take_apart(expression);
  return parts ? as_condition(*parts) : "left out";
}

TEST(PublicExpressions, AreReadFromTomlWithoutCommentsAndEscapes) {
  const std::string toml =
      "# \"no rule\"\n[rules]\nFull = [\n  \"^552 5\\\\.2\\\\.2 \", # \"why\"\n  \"say \\\"full\\\"\",\n]\n";
  EXPECT_EQ(read_kumomta(toml), (std::vector<std::string>{"^552 5\\.2\\.2 ", "say \"full\""}));
}

TEST(PublicExpressions, AreReadFromLinesUpToTheAction) {
  const std::string lines = "# 550 x\r\n\n^550 a, b,reject,other,Message, with commas\n^4\\d\\d,defer,other,x\n";
  EXPECT_EQ(read_zonemta(lines), (std::vector<std::string>{"^550 a, b", "^4\\d\\d"}));
}

TEST(ReplyExpressions, BecomeCodeStatusAndWords) {
  EXPECT_EQ(rewritten("^550.+Mailbox full"), R"(code in [550] and text has "Mailbox full")");
  EXPECT_EQ(rewritten(R"(^55[03][ \-]+.*a\.b)"), R"(code in [550, 553] and text has "a.b")");
  EXPECT_EQ(rewritten(R"(^5\d\d[ \-]+5\.1\.1\s+.*gone)"), R"(code in [5xx] and status in [5.1.1] and text has "gone")");
  EXPECT_EQ(rewritten(R"(^(421|554)[ \-]+[45]\.1\.[12] x+)"),
            R"(code in [421, 554] and status in [4.1.1, 4.1.2, 5.1.1, 5.1.2] and text matches /^x+/)");
  EXPECT_EQ(rewritten(R"(^\d{3} 5\.5\.\d+ )"), "status in [5.5.x]");
  EXPECT_EQ(rewritten(R"(^4\d\d)"), "code in [4xx]");
}

TEST(ReplyExpressions, ThatSayNoStatusBeforeTheWordsWantNone) {
  EXPECT_EQ(rewritten(R"(^550[ \-]+Denied \[X\])"), R"(code in [550] and status missing and text starts "Denied [X]")");
}

TEST(ReplyExpressions, ThatStopBehindADigitAreMetByLongerNumbers) {
  EXPECT_EQ(rewritten(R"(^550 5\.7\.1)"), "code in [550] and status in [5.7.1, 5.7.10..5.7.19, 5.7.100..5.7.199]");
  EXPECT_EQ(rewritten(R"(^550 5\.7\.1\b)"), "code in [550] and status in [5.7.1]");
}

TEST(ReplyExpressions, ThatCannotBeToldApartAreLeftOut) {
  EXPECT_EQ(rewritten(R"(^550 (?!x)y)"), "left out");
  EXPECT_EQ(rewritten(R"(^5\.5\.0.+never)"), "left out");
  EXPECT_EQ(rewritten(R"(^550 a|b)"), "left out");
  EXPECT_EQ(rewritten(R"(^550[ \-]+5\.3\.0\s+ two blanks)"), "left out");
}

TEST(ReplyExpressions, OfOurOwnAreAllRewritten) {
  EXPECT_GE(own_expressions().size(), 130U);
  for (const std::string& expression : own_expressions()) EXPECT_TRUE(take_apart(expression)) << expression;
}

TEST(Instances, FitTheirExpressions) {
  Random random(5);
  RE2::Options caseless;
  caseless.set_case_sensitive(false);
  for (const std::string& expression : own_expressions()) {
    const ReplyExpression parts = *take_apart(expression);
    for (int i = 0; i < 5; ++i) {
      const ReplyInstance one = instance_of(parts, random);
      const std::string line = one.code + " " + one.status + (one.status.empty() ? "" : " ") + one.words;
      EXPECT_TRUE(RE2::PartialMatch(line, RE2(expression, caseless))) << expression << " against " << line;
    }
  }
}

}  // namespace
}  // namespace carom::bench
