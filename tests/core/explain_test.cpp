// What `explain` tells: the text that rules saw, all matches, and what almost matched.
#include <gtest/gtest.h>

#include "runtime/core/classification.h"
#include "runtime/core/near_miss.h"
#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

TEST(Explain, NamesEveryMatchAndWhyItLost) {
  ProgramBuilder b;
  const auto base = b.pack("base", Layer::base);
  b.rule("off", b.has("user")).disabled = 1;
  b.rule("winner", b.has("user"));
  b.rule("silent", b.has("other"));
  b.rule("later", b.has("user"));
  b.rule("lower", b.has("user")).pack = base;
  auto& fallback = b.rule("fallback", b.has("user"));
  fallback.band = Band::fallback;
  fallback.pack = base;
  Classifier classify(b);
  const Explanation explanation = classify.explain("550 user");
  EXPECT_EQ(explanation.verdict.rule, "winner");
  std::vector<std::pair<std::uint32_t, Lost>> matches;
  for (const RuleMatch& match : explanation.matches) matches.emplace_back(match.rule, match.lost);
  EXPECT_EQ(matches, (std::vector<std::pair<std::uint32_t, Lost>>{
                         {0, Lost::disabled}, {1, Lost::won}, {3, Lost::order}, {4, Lost::layer}, {5, Lost::band}}));
  EXPECT_EQ(explanation.matches[2].evidence, (std::vector<Evidence>{{field::text, {4, 8}}}));
}

TEST(Explain, ADisabledRuleIsSaidToMatchAlsoWhereNothingWins) {
  ProgramBuilder b;
  b.rule("off", b.has("user")).disabled = 1;
  Classifier classify(b);
  const Explanation explanation = classify.explain("550 user");
  EXPECT_FALSE(explanation.verdict.is_classified());
  ASSERT_EQ(explanation.matches.size(), 1U);
  EXPECT_EQ(explanation.matches[0].lost, Lost::disabled);
}

TEST(Explain, ShowsTheTextAndWhereItCameFrom) {
  ProgramBuilder b;
  Classifier classify(b);
  const Explanation explanation = classify.explain("550 5.1.1 A  B");
  EXPECT_EQ(explanation.normalised_text, "a b");
  ASSERT_EQ(explanation.text_origin.size(), 3U);
  EXPECT_EQ(explanation.text_origin[0], (Span{10, 11}));
  EXPECT_EQ(explanation.text_origin[2], (Span{13, 14}));
}

TEST(Explain, ListsNearMissesByTheNumberOfFailedConditions) {
  ProgramBuilder b;
  b.rule("two", b.all({b.has("user"), b.has("first"), b.has("second")}));
  auto& excepted = b.rule("excepted", b.all({b.has("user"), b.has("gone")}));
  excepted.unless = b.unless({b.has("never"), b.any({b.has("gone"), b.has("away")})});
  b.rule("only_code", b.all({b.codes({{550, 550}}), b.has("nothing")}));
  b.rule("composed", b.all({b.has("user"), b.any({b.has("x"), b.no(b.has("user"))})}));
  Classifier classify(b);
  const Explanation explanation = classify.explain("550 user gone");
  ASSERT_EQ(explanation.near_misses.size(), 3U);
  EXPECT_EQ(explanation.near_misses[0].rule, 1U);
  EXPECT_EQ(explanation.near_misses[0].atoms_held, 2U);
  ASSERT_EQ(explanation.near_misses[0].failed.size(), 1U);
  EXPECT_EQ(explanation.near_misses[0].failed[0].printed, "text \"gone\" or text \"away\"");
  EXPECT_TRUE(explanation.near_misses[0].failed[0].unless);
  EXPECT_EQ(explanation.near_misses[1].rule, 3U);
  EXPECT_EQ(explanation.near_misses[1].failed[0].printed, "text \"x\" or not text \"user\"");
  EXPECT_EQ(explanation.near_misses[2].rule, 0U);
  EXPECT_EQ(explanation.near_misses[2].failed.size(), 2U);
}

TEST(Explain, StopsAtTheLimitOfNearMisses) {
  ProgramBuilder b;
  for (int i = 0; i < 5; ++i) b.rule("r", b.all({b.has("user"), b.has("nothing")}));
  Classifier classify(b);
  EXPECT_EQ(classify.explain("550 user").near_misses.size(), 3U);
}

TEST(Explain, FindsTheNearMissOfOneRule) {
  ProgramBuilder b;
  for (int i = 0; i < 5; ++i) b.rule("r", b.all({b.has("user"), b.has("nothing " + std::to_string(i))}));
  b.rule("holds", b.has("user"));
  b.rule("far", b.has("other"));
  Classifier classify(b);
  EXPECT_TRUE(explain(classify.program(), reply("550 user"), classify.scratch(), 0).near_misses.empty());
  Evaluation& evaluation = classify.scratch().state().evaluation;
  const auto miss = find_near_miss(evaluation, 4);
  ASSERT_TRUE(miss);
  ASSERT_EQ(miss->failed.size(), 1U);
  EXPECT_EQ(miss->failed[0].printed, "text \"nothing 4\"");
  EXPECT_FALSE(find_near_miss(evaluation, 5)) << "it holds";
  EXPECT_FALSE(find_near_miss(evaluation, 6)) << "nothing of it does";
}

TEST(Explain, PrintsEndlesslySharedConditionsOnlySoFar) {
  ProgramBuilder b;
  auto condition = b.any({b.has("a"), b.has("b")});
  for (int i = 0; i < 300; ++i) condition = b.any({condition, condition});
  b.rule("r", b.all({b.has("user"), condition}));
  Classifier classify(b);
  const Explanation explanation = classify.explain("user");
  ASSERT_EQ(explanation.near_misses.size(), 1U);
  EXPECT_LT(explanation.near_misses[0].failed[0].printed.size(), 2000U);
  EXPECT_TRUE(explanation.near_misses[0].failed[0].printed.ends_with("…"));
}

TEST(Explain, ListsTheAnnotationsThatHold) {
  ProgramBuilder b;
  b.annotation("no", b.has("other"));
  b.annotation("yes", b.has("user"));
  Classifier classify(b);
  EXPECT_EQ(classify.explain("user").annotations, std::vector<std::uint32_t>{1});
}

}  // namespace
}  // namespace carom::core
