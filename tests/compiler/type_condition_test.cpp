// Typing of conditions: which operator goes with which field, what values become, what is reported and repaired.
#include "compiler/sema/type_condition.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include "dsl/parse/expectation.h"
#include "tests/compiler/typing_fixture.h"

namespace carom::compiler::testing {
namespace {

using Ids = std::vector<std::string>;

std::string typed(const std::string& expression) {
  Typing typing;
  const auto condition = typing.type(expression);
  return condition ? print(*condition) : "nothing";
}

Ids reported(const std::string& expression) {
  Typing typing;
  static_cast<void>(typing.type(expression));
  return typing.reported();
}

std::string repaired(const std::string& id, const std::string& expression) {
  Typing typing;
  static_cast<void>(typing.type(expression));
  return typing.repaired(id);
}

template <class T>
T operand(const std::string& expression) {
  Typing typing;
  const ir::Operand operand = typing.type(expression).value().predicate->operand;
  if constexpr (requires { typename T::value_type; })
    return std::get<ir::SharedEntries<typename T::value_type>>(operand).list();
  else
    return std::get<T>(operand);
}

TEST(ListTypes, AreThoseThatTheGrammarNamesWhenOneIsMissing) {
  const std::string_view told = dsl::syntax::row_of(dsl::syntax::Expectation::list_type).repair;
  EXPECT_EQ(fmt::format("it is one of {}", fmt::join(kListTypeWords, ", ")), told);
}

TEST(TypeCondition, MakesAListOnceForAllItsUsers) {
  Typing typing;
  typing.add_list("ours", ListType::hosts, "[a.example, .b.example]");
  typing.add_list("gone", ListType::phrases, "[\"user gone\", \"user unknown\"]");
  const auto entries = [&]<class T>(const std::string& expression, T) {
    return std::get<ir::SharedEntries<T>>(typing.type(expression).value().predicate->operand);
  };
  EXPECT_TRUE(entries("host in @ours", ir::HostEntry{}).is_same(entries("rcpt.domain in @ours", ir::HostEntry{})));
  const auto phrases = entries("text has any @gone", ir::Pattern{});
  EXPECT_TRUE(phrases.is_same(entries("text has all @gone", ir::Pattern{})));
  EXPECT_FALSE(phrases.is_same(entries("text starts any @gone", ir::Pattern{}))) << "these stand at the start";
  EXPECT_EQ(phrases.list().at(0).kind, core::PatternKind::phrase);
}

TEST(TypeCondition, ReadsCodesWithWildcardsAndRanges) {
  const auto ranges = operand<std::vector<core::CodeRange>>("code in [550, 45x, 4xx, 450..452]");
  ASSERT_EQ(ranges.size(), 4U);
  EXPECT_EQ(ranges[0].first, 400);
  EXPECT_EQ(ranges[0].last, 499);
  EXPECT_EQ(ranges[1].last, 452);
  EXPECT_EQ(ranges[2].last, 459);
  EXPECT_EQ(ranges[3].first, 550);
}

TEST(TypeCondition, ReadsStatusFamiliesAndRangesOfTheLastNumber) {
  const auto range = operand<std::vector<core::StatusRange>>("status 5.7.606..5.7.649").at(0);
  EXPECT_EQ(range.class_mask, 1U << 5);
  EXPECT_EQ(range.subject_first, 7);
  EXPECT_EQ(range.subject_last, 7);
  EXPECT_EQ(range.detail_first, 606);
  EXPECT_EQ(range.detail_last, 649);
  const auto family = operand<std::vector<core::StatusRange>>("status x.2.x").at(0);
  EXPECT_EQ(family.class_mask, (1U << 2) | (1U << 4) | (1U << 5));
  EXPECT_EQ(family.detail_last, 999);
}

TEST(TypeCondition, PrintsEachOfSeveralNumbersOnce) {
  EXPECT_EQ(typed("attempts in [1, 2, 2]"), "or(attempts 1, attempts 2)");
  EXPECT_EQ(typed("age in [1h, 2d]"), "or(age 1h, age 2d)");
  EXPECT_EQ(typed("age not in [1h, 2d]"), "and(age present, not(or(age 1h, age 2d)))");
}

TEST(TypeCondition, TellsTheStageOfACommand) {
  EXPECT_EQ(reported("stage bdat"), Ids{"C0303"});
  EXPECT_EQ(repaired("C0303", "stage bdat"), "stage data");
  EXPECT_EQ(repaired("C0303", "stage in [helo, rcpt]"), "stage in [ehlo, rcpt]");
}

TEST(TypeCondition, AcceptsDurationsThatRecordsMayHave) {
  EXPECT_EQ(reported("age > 36500d"), Ids{});
  EXPECT_EQ(reported("age > 36501d"), Ids{"C0308"});
}

TEST(TypeCondition, MapsIpv4NetworksIntoIpv6) {
  const auto network = operand<std::vector<ir::CidrEntry>>("ip 192.0.2.0/24").at(0);
  EXPECT_EQ(network.row.prefix, 120U);
  EXPECT_EQ(network.row.address[10], 0xFF);
  EXPECT_EQ(network.row.address[12], 192);
  EXPECT_EQ(operand<std::vector<ir::CidrEntry>>("ip 2001:db8::1").at(0).row.prefix, 128U);
}

TEST(TypeCondition, SetsABitForEachWord) {
  EXPECT_EQ(operand<std::int64_t>("esp.type in [hard, block]"), (1 << 1) | (1 << 3));
}

TEST(TypeCondition, ReadsDurationsAsSeconds) {
  EXPECT_EQ(operand<std::int64_t>("age > 2d"), 2 * 86400);
  EXPECT_EQ(operand<std::int64_t>("attempts >= 300"), 300);
  EXPECT_EQ(operand<std::int64_t>("code >= 500"), 500);
}

TEST(TypeCondition, NormalisesLiteralsAndKeepsWhatTheAuthorWroteForPrinting) {
  EXPECT_EQ(operand<std::vector<ir::Pattern>>("text has \"Mailbox  FULL\"").at(0).text, "mailbox full");
  EXPECT_EQ(typed("text has \"Mailbox  FULL\""), "text has \"Mailbox  FULL\"");
  EXPECT_EQ(typed("code in [550]"), "code 550");
}

TEST(TypeCondition, ReadsAnAttachedNotAsPresentAndNot) {
  EXPECT_EQ(typed("host not in .a.example"), "and(host present, not(host .a.example))");
  EXPECT_EQ(typed("not host in .a.example"), "not(host .a.example)");
  EXPECT_EQ(typed("text not has \"x\""), "not(text has \"x\")") << "text is never missing";
}

TEST(TypeCondition, ChoosesThePatternKindByOperatorAndWord) {
  using Patterns = std::vector<ir::Pattern>;
  EXPECT_EQ(operand<Patterns>("text has word \"spf\"").at(0).kind, core::PatternKind::word);
  EXPECT_EQ(operand<Patterns>("text starts word \"spf\"").at(0).kind, core::PatternKind::starts_word);
  EXPECT_EQ(operand<Patterns>("host ends \"spf\"").at(0).kind, core::PatternKind::ends);
  EXPECT_EQ(operand<Patterns>("text is \"spf\"").at(0).kind, core::PatternKind::is);
  EXPECT_EQ(operand<Patterns>("text like \"a {id}\"").at(0).kind, core::PatternKind::template_);
  EXPECT_EQ(operand<Patterns>("text mentions .a.example").at(0).text, ".a.example");
}

TEST(TypeCondition, TakesTheListTypesThatFitTheOperator) {
  Typing typing;
  typing.add_list("full", ListType::words, "[\"full\", \"quota\"]");
  typing.add_list("mx", ListType::hosts, "[a.example, .b.example]");
  const auto words = typing.type("text has all @full");
  ASSERT_TRUE(words);
  EXPECT_EQ(words->predicate->op, core::PredicateOp::all_patterns);
  EXPECT_EQ(std::get<ir::SharedEntries<ir::Pattern>>(words->predicate->operand).list().at(1).kind,
            core::PatternKind::word);
  EXPECT_EQ(words->predicate->printed, "text has all @full");
  EXPECT_TRUE(typing.type("host in @mx and text mentions @mx"));
  EXPECT_TRUE(typing.reported().empty());
  EXPECT_FALSE(typing.type("text like any @full"));
  EXPECT_FALSE(typing.type("host in @full"));
  EXPECT_EQ(typing.reported(), (Ids{"C0309", "C0309"}));
}

TEST(TypeCondition, ExpandsMacrosAndJoinsLikeJunctions) {
  Typing typing;
  typing.add_macro("dead", "code 550 or code 551");
  const auto condition = typing.type("text has \"x\" and $dead");
  ASSERT_TRUE(condition);
  EXPECT_EQ(print(*condition), "and(text has \"x\", or(code 550, code 551))");
}

// Linking reports such macros and hides them; should one come through, nesting bounds it.
TEST(TypeCondition, EndsOnAMacroThatUsesItself) {
  Typing typing;
  typing.add_macro("a", "code 550 or $b");
  typing.add_macro("b", "not $a");
  EXPECT_FALSE(typing.type("$a"));
  EXPECT_EQ(typing.reported(), Ids{"C1051"});
}

TEST(TypeCondition, ReportsAFaultOfAMacroOnceHoweverOftenItIsUsed) {
  Typing typing;
  typing.add_macro("bad", "code 5.7.1");
  EXPECT_FALSE(typing.type("$bad and ($bad or $bad)"));
  EXPECT_EQ(typing.reported(), Ids{"C0301"});
}

TEST(TypeCondition, ReportsAllErrorsOfACondition) {
  EXPECT_EQ(reported("code 5.7.1 and status 550 or stage rpct and code 700"),
            (Ids{"C0301", "C0301", "C0303", "C0304"}));
}

TEST(TypeCondition, SaysThatAPartialStatusIsNone) {
  EXPECT_EQ(repaired("C0305", "status 5.4"), "status 5.4.x");
  EXPECT_EQ(repaired("C0305", "status 5.7.*"), "status 5.7.x");
  EXPECT_EQ(repaired("C0305", "status 5.7.649..5.7.606"), "status 5.7.606..5.7.649");
  EXPECT_EQ(reported("status 5.7.1..5.8.1"), Ids{"C0305"});
}

TEST(TypeCondition, RepairsReversedCodesHostsAndNetworks) {
  EXPECT_EQ(repaired("C0304", "code 452..450"), "code 450..452");
  EXPECT_EQ(repaired("C0306", "host \"MX.a.example\""), "host mx.a.example");
  EXPECT_EQ(repaired("C0307", "ip 192.0.2.1/24"), "ip 192.0.2.0/24");
  EXPECT_EQ(repaired("C0303", "stage rpct"), "stage rcpt");
}

TEST(TypeCondition, RefusesOperatorsThatDoNotGoWithTheField) {
  EXPECT_EQ(reported("code has \"5\""), Ids{"C0302"});
  EXPECT_EQ(reported("status >= 5.0.0"), Ids{"C0302"});
  EXPECT_EQ(reported("text \"full\""), Ids{"C0302"});
  EXPECT_EQ(reported("verdict.type permanent"), Ids{"C0312"});
}

TEST(TypeCondition, FindsWhatCannotHold) {
  EXPECT_EQ(reported("code 550 and code 4xx"), Ids{"C0407"});
  EXPECT_EQ(reported("attempts > 5 and (esp.type soft and attempts < 3)"), Ids{"C0407"});
  EXPECT_EQ(reported("text has \"user unknown in table\" and text not has \"user unknown\""), Ids{"C0407"});
  EXPECT_EQ(reported("host missing and host a.example"), Ids{"C0407"});
  EXPECT_EQ(reported("status 4.x.x and code 5xx"), Ids{}) << "a record's code and status may disagree";
  EXPECT_EQ(reported("code 5xx and code >= 550"), Ids{});
}

TEST(TypeCondition, FindsWhatAlwaysHolds) {
  EXPECT_EQ(reported("host missing or host present"), Ids{"C0408"});
  EXPECT_EQ(reported("code 550 or not code 550"), Ids{"C0408"});
  EXPECT_EQ(reported("code 550 or not code 5xx"), Ids{});
  EXPECT_EQ(reported("text missing"), Ids{"C0409"});
}

TEST(TypeCondition, TakesNestingUpToTheLimitAndNoMore) {
  Limits limits;
  limits.nesting = 4;
  EXPECT_TRUE(Typing(limits).type("((((code 550))))"));
  Typing typing(limits);
  typing.add_macro("inner", "(code 550)");
  EXPECT_TRUE(typing.type("(($inner))"));
  EXPECT_FALSE(typing.type("((($inner)))"));
  EXPECT_EQ(typing.reported(), Ids{"C1051"});
}

TEST(TypeCondition, TakesTestsUpToTheLimitAndNoMore) {
  Limits limits;
  limits.condition_tests = 3;
  Typing typing(limits);
  EXPECT_TRUE(typing.type("text has any [\"a\", \"b\"] and code 550"));
  EXPECT_FALSE(typing.type("text has any [\"a\", \"b\"] and code 550 and attempts 3"));
  EXPECT_EQ(typing.reported(), Ids{"C1052"});
}

TEST(TypeCondition, StopsEarlyOnMacrosThatDouble) {
  Limits limits;
  limits.condition_tests = 1000;
  Typing typing(limits);
  typing.add_macro("m0", "code 550");
  for (int i = 1; i <= 30; ++i) {
    typing.add_macro(fmt::format("m{}", i), fmt::format("$m{0} and $m{0}", i - 1));
  }
  EXPECT_FALSE(typing.type("$m30"));
  EXPECT_EQ(typing.reported(), Ids{"C1052"});
}

TEST(PatternWarnings, TakeLeadingCodesOutOfPatterns) {
  EXPECT_EQ(repaired("C0411", "text has \"550 5.7.1 relaying denied\""),
            "(code 550 and status 5.7.1 and text has \"relaying denied\")");
  EXPECT_EQ(repaired("C0411", "outer.text starts \"554-no\""), "(outer.code 554 and outer.text starts \"no\")");
  EXPECT_EQ(reported("text matches /^550 5\\.1\\.1\\b/"), Ids{"C0411"});
  EXPECT_EQ(reported("campaign has \"550 5.7.1 relaying denied\""), Ids{});
  EXPECT_EQ(reported("text has \"5500 items\""), Ids{});
}

TEST(PatternWarnings, SeeRegularExpressionsAndTemplatesInLiterals) {
  EXPECT_EQ(repaired("C0413", "text has \"mailbox.*full\""), "text matches /mailbox.*full/");
  EXPECT_EQ(repaired("C0414", "text has \"quota {int} left\""), "text like \"quota {int} left\"");
  EXPECT_EQ(reported("text has \"{x}\""), Ids{});
}

TEST(PatternWarnings, FindCodesWithoutBoundary) {
  EXPECT_EQ(repaired("C0418", "text has \"#5.7.1\""), "text has word \"#5.7.1\"");
  EXPECT_EQ(repaired("C0418", "text matches /error 5\\.7\\.1/"), "text matches /error 5\\.7\\.1\\b/");
  EXPECT_EQ(repaired("C0418", "text matches /error 5\\.7\\.1.*spam/"), "text matches /error 5\\.7\\.1\\b.*spam/");
  EXPECT_EQ(reported("text matches /error 5\\.7\\.1 .*spam/"), Ids{});
  EXPECT_EQ(reported("text has \"#5.7.606\""), Ids{}) << "three digits are the most";
  EXPECT_EQ(reported("text has \"5.7.1 relaying\" and text has word \"5.7.1\""), Ids{"C0411"});
}

TEST(PatternWarnings, FindWhatLooksLiteralInRegularExpressions) {
  EXPECT_EQ(repaired("C0415", "text matches /see mail.example.com/"), "text matches /see mail\\.example\\.com/");
  EXPECT_EQ(repaired("C0416", "text matches /full (in reply to rcpt)/"), "text matches /full \\(in reply to rcpt\\)/");
  EXPECT_EQ(repaired("C0416", "text matches /disabled (554\\.30)/"), "text matches /disabled \\(554\\.30\\)/");
  EXPECT_EQ(reported("text matches /gr.y-?list|full (again|soon)|a (b c)?d/"), Ids{});
  EXPECT_EQ(reported("text matches /is (|not) full/"), Ids{"C0417"});
  EXPECT_EQ(reported("text matches /(full)?/"), Ids{"C0410"});
}

TEST(PatternWarnings, FindSpacesThatNormalisedTextCannotHave) {
  EXPECT_EQ(repaired("C0412", "text starts \" full\""), "text starts \"full\"");
  EXPECT_EQ(reported("text has \" full\""), Ids{});
  EXPECT_EQ(reported("text has \" \""), Ids{"C0405"});
}

TEST(PatternWarnings, FindRepeatedAndAbsentEntries) {
  EXPECT_EQ(repaired("C0419", "text has any [\"a b\", \"c\", \"A  b\"]"), "text has any [\"a b\", \"c\"]");
  EXPECT_EQ(repaired("C0419", "code in [550, 551, 550, 552]"), "code in [550, 551, 552]");
  EXPECT_EQ(reported("code in []"), Ids{"C0406"});
}

}  // namespace
}  // namespace carom::compiler::testing
