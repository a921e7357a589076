// Analysis: what implies what, which findings follow, and that each of many rules is compared with few.
#include "compiler/analysis/analyse.h"

#include <gtest/gtest.h>

#include "compiler/analysis/rule_facts.h"
#include "compiler/analysis/rule_index.h"
#include "compiler/ir/make_condition.h"
#include "compiler/logic/implication.h"
#include "tests/compiler/typing_fixture.h"

namespace carom::compiler::testing {
namespace {

using Ids = std::vector<std::string>;

struct Draft {
  std::string when;
  std::string unless = {};
  std::uint32_t klass = 0;
  core::Band band = core::Band::normal;
};

ir::RuleSet rules_of(const std::vector<Draft>& drafts, Typing& typing) {
  ir::RuleSet set;
  set.packs.push_back({"example", "1.0.0", core::Layer::local, ""});
  set.classes = {{"mailbox.full", {}, {}}, {"mailbox.gone", {}, {}}};
  for (const Draft& draft : drafts) {
    ir::Rule rule;
    rule.name = "example.r" + std::to_string(set.rules.size());
    rule.when = ir::without_empty_lists(typing.type(draft.when).value());
    if (!draft.unless.empty()) rule.unless.push_back(ir::without_empty_lists(typing.type(draft.unless).value()));
    rule.klass = draft.klass;
    rule.band = draft.band;
    set.rules.push_back(std::move(rule));
  }
  return set;
}

Ids found(const std::vector<Draft>& drafts) {
  Typing typing;
  dsl::DiagnosticSink sink;
  analyse(rules_of(drafts, typing), sink);
  Ids ids;
  for (const dsl::Diagnostic& diagnostic : sink.all()) ids.emplace_back(dsl::info(diagnostic.id).code);
  return ids;
}

// The notes under what is found of the last rule, which has `test`.
std::string notes_with(ir::Test test) {
  Typing typing;
  ir::RuleSet set = rules_of({{"code 5xx"}, {"code 552"}}, typing);
  test.owner = 1;
  test.sample.text = "552 full";
  set.tests.push_back(std::move(test));
  dsl::DiagnosticSink sink;
  analyse(set, sink);
  std::string notes;
  for (const dsl::Note& note : sink.all().at(0).notes) notes += note.message + "\n";
  return notes;
}

bool test_implies(const std::string& a, const std::string& b) {
  Typing typing;
  const auto from = typing.type(a);
  const auto to = typing.type(b);
  Effort plenty(1'000);
  return implies(*from.value().predicate, *to.value().predicate, plenty);
}

bool tests_exclude(const std::string& a, const std::string& b) {
  Typing typing;
  const auto left = typing.type(a);
  const auto right = typing.type(b);
  Effort plenty(1'000);
  return excludes(*left.value().predicate, *right.value().predicate, plenty);
}

// `[e0<ending>, e1<ending>, …]` without those that `left_out` divides.
std::string numbered(int count, const std::string& quote, const std::string& ending, int left_out = 0) {
  std::string list = "[";
  for (int i = 1; i <= count; ++i)
    if (left_out == 0 || i % left_out != 0)
      list += (list.size() == 1 ? "" : ", ") + quote + "e" + std::to_string(i) + ending + quote;
  return list + "]";
}

// What is proven with that many comparisons of entries, where all pairs would be millions.
bool implies_within(std::uint64_t comparisons, const std::string& a, const std::string& b) {
  Typing typing;
  Effort effort(comparisons);
  return implies(*typing.type(a).value().predicate, *typing.type(b).value().predicate, effort);
}

TEST(Implication, FollowsFromNarrowerRangesAndSets) {
  EXPECT_TRUE(test_implies("code 550", "code 5xx"));
  EXPECT_FALSE(test_implies("code 5xx", "code 550"));
  EXPECT_TRUE(test_implies("code 550", "code >= 500"));
  EXPECT_TRUE(test_implies("status 5.7.606..5.7.649", "status 5.7.x"));
  EXPECT_FALSE(test_implies("status x.7.1", "status 5.7.x"));
  EXPECT_TRUE(test_implies("stage data", "stage in [data, eod]"));
  EXPECT_TRUE(test_implies("host mx.a.example", "host .a.example"));
  EXPECT_FALSE(test_implies("host a.example", "host .a.example"));
  EXPECT_TRUE(test_implies("ip 192.0.2.7", "ip 192.0.2.0/24"));
  EXPECT_FALSE(test_implies("ip 192.0.3.7", "ip 192.0.2.0/24"));
  EXPECT_TRUE(test_implies("host a.example", "host present"));
  EXPECT_TRUE(test_implies("attempts > 3", "attempts >= 4"));
}

TEST(Implication, FindsLiteralsInLiterals) {
  EXPECT_TRUE(test_implies("text has \"user unknown in table\"", "text has \"user unknown\""));
  EXPECT_TRUE(test_implies("text starts \"user unknown in\"", "text has word \"unknown\""));
  EXPECT_FALSE(test_implies("text has \"user unknown\"", "text has word \"unknown\"")) << "it may be `user unknowns`";
  EXPECT_TRUE(test_implies("text has word \"user unknown\"", "text has word \"unknown\""));
  EXPECT_TRUE(test_implies("text is \"user unknown\"", "text ends \"unknown\""));
  EXPECT_FALSE(test_implies("text has \"user unknown\"", "text starts \"user\""));
  EXPECT_TRUE(test_implies("text has \"b\"", "text has any [\"a\", \"b\"]"));
  EXPECT_FALSE(test_implies("text has any [\"a\", \"b\"]", "text has \"b\""));
  EXPECT_TRUE(test_implies("text has all [\"a\", \"b\"]", "text has \"b\""));
  EXPECT_TRUE(test_implies("text matches /a+b quota exceeded/", "text has \"quota exceeded\""));
  EXPECT_TRUE(test_implies("text mentions mx.a.example", "text mentions .a.example"));
}

TEST(Implication, KnowsWhatExcludesEachOther) {
  EXPECT_TRUE(tests_exclude("code 550", "code 4xx"));
  EXPECT_TRUE(tests_exclude("text is \"full\"", "text has \"quota\""));
  EXPECT_FALSE(tests_exclude("text has \"full\"", "text has \"quota\""));
  EXPECT_TRUE(tests_exclude("host missing", "host a.example"));
  EXPECT_FALSE(tests_exclude("status 5.x.1", "status 5.7.x"));
}

TEST(Implication, OfEqualListsIsSeenAtOnce) {
  const std::string hosts = "host in " + numbered(3'000, "", ".a.example");
  const std::string phrases = "text has any " + numbered(3'000, "\"", ".");
  EXPECT_TRUE(implies_within(0, hosts, hosts));
  EXPECT_TRUE(implies_within(0, phrases, phrases));
}

TEST(Implication, LooksEntriesOfLongListsUp) {
  const std::string hosts = "host in " + numbered(3'000, "", ".a.example");
  EXPECT_TRUE(implies_within(3'000, "host in " + numbered(3'000, "", ".a.example", 7), hosts));
  EXPECT_FALSE(implies_within(3'000, hosts, "host in " + numbered(3'000, "", ".a.example", 7)));
  const std::string phrases = "text has any " + numbered(3'000, "\"", ".");
  EXPECT_TRUE(implies_within(6'000, "text has any " + numbered(3'000, "\"", ".", 7), phrases));
}

TEST(Implication, IsNotProvenWhenTheEffortIsSpent) {
  const std::string longer = "text has any " + numbered(100, "\"", " or so");
  const std::string shorter = "text has any " + numbered(100, "\"", "");
  EXPECT_TRUE(implies_within(100'000, longer, shorter));
  EXPECT_FALSE(implies_within(300, longer, shorter));
}

TEST(Implication, FollowsFromHostsBelowHosts) {
  EXPECT_TRUE(test_implies("host in [mx.a.example, .b.a.example]", "host in [.a.example, z.example]"));
  EXPECT_FALSE(test_implies("host in [mx.a.example, b.example]", "host in [.a.example, .b.example]"));
  EXPECT_TRUE(tests_exclude("host in [a.example, .b.example]", "host in [.a.example, b.example]"));
  EXPECT_FALSE(tests_exclude("host .example", "host in [a.test, mx.a.example]"));
}

TEST(Analyse, FindsDuplicatesInAnyOrderOfTests) {
  EXPECT_EQ(found({{"code 550 and text has \"full\""}, {"text has \"FULL\" and code 550"}}), Ids{"C0550"});
  EXPECT_EQ(found({{"code 550", "", 0}, {"code 550", "", 1}}), Ids{"C0551"});
  EXPECT_EQ(found({{"code 550 or host a.example"}, {"code 550 or host a.example"}}), Ids{"C0550"});
}

TEST(Analyse, FindsSpecificRulesBehindGeneralOnes) {
  EXPECT_EQ(found({{"code 5xx and text has \"full\""}, {"code 552 and text has \"mailbox full\""}}), Ids{"C0553"});
  EXPECT_EQ(found({{"code 552 and text has \"mailbox full\""}, {"code 5xx and text has \"full\""}}), Ids{});
  EXPECT_EQ(found({{"code 5xx"}, {"code 552", "", 0, core::Band::fallback}}), Ids{"C0552"});
  EXPECT_EQ(found({{"code 5xx or host a.example"}, {"code 552"}}), Ids{"C0553"});
}

// Whoever writes the layer above can change only that.
TEST(Analyse, TellsOnceOfARuleThatTakesOthersOfLowerLayers) {
  Typing typing;
  ir::RuleSet set =
      rules_of({{"code 5xx"}, {"code 550"}, {"code 551"}, {"code 552"}, {"code 553"}, {"code 5xx"}}, typing);
  set.packs.push_back({"below", "1.0.0", core::Layer::base, ""});
  for (std::size_t i = 1; i < set.rules.size(); ++i) set.rules[i].pack = 1;
  set.rules[0].where = {0, {7, 8}};
  dsl::DiagnosticSink sink;
  analyse(set, sink);
  ASSERT_EQ(sink.all().size(), 1U);
  EXPECT_EQ(sink.all()[0].id, dsl::DiagnosticId::C0552);
  EXPECT_EQ(sink.all()[0].where, set.rules[0].where);
  ASSERT_EQ(sink.all()[0].notes.size(), 4U);
  EXPECT_EQ(sink.all()[0].notes[0].message, "`example.r1` can never win");
  EXPECT_EQ(sink.all()[0].notes[3].message, "nor can 2 more");
}

TEST(Analyse, TakesExceptionsIntoAccount) {
  EXPECT_EQ(found({{"code 5xx", "text has \"full\""}, {"code 552"}}), Ids{});
  EXPECT_EQ(found({{"code 5xx", "text has \"full\""}, {"code 552", "text has \"full\""}}), Ids{"C0553"});
  EXPECT_EQ(found({{"code 552", "code 5xx"}}), Ids{"C0554"});
}

TEST(Analyse, FindsRulesThatNeedAnEmptyList) {
  Typing typing;
  typing.add_list("nobody", ListType::hosts, "[]");
  dsl::DiagnosticSink sink;
  analyse(rules_of({{"code 550 and host in @nobody"},
                    {"code 551 and host not in @nobody"},
                    {"code 552 and (host in @nobody or host a.example)"},
                    {"code 553", "not (host in @nobody)"},
                    {"code 554", "host in @nobody"}},
                   typing),
          sink);
  ASSERT_EQ(sink.all().size(), 2U);
  for (const dsl::Diagnostic& diagnostic : sink.all()) EXPECT_EQ(dsl::info(diagnostic.id).code, "C0554");
}

TEST(Analyse, LeavesDisabledRulesOut) {
  Typing typing;
  ir::RuleSet set = rules_of({{"code 5xx"}, {"code 552"}}, typing);
  set.rules[0].disabled_because = "handled elsewhere";
  dsl::DiagnosticSink sink;
  analyse(set, sink);
  EXPECT_TRUE(sink.all().empty());
}

// All pairs would be fifty million comparisons. No literal lies in another: each ends with a full stop.
TEST(Analyse, ComparesEachOfTenThousandRulesWithFew) {
  Typing typing;
  std::vector<Draft> drafts;
  for (int i = 0; i < 10'000; ++i)
    drafts.push_back({"code 550 and text has \"reason number " + std::to_string(i) + ".\" and host .example"});
  const ir::RuleSet set = rules_of(drafts, typing);
  std::vector<RuleFacts> facts;
  for (const ir::Rule& rule : set.rules) facts.push_back(facts_of(rule));
  const RuleIndex index(facts);
  std::size_t compared = 0;
  for (std::uint32_t row = 0; row < facts.size(); ++row) compared += index.candidates(facts[row], row).size();
  EXPECT_LT(compared, 4 * facts.size());
  dsl::DiagnosticSink sink;
  analyse(set, sink);
  EXPECT_TRUE(sink.all().empty());
}

TEST(Analyse, ShowsAReplyThatBothRulesHoldFor) {
  EXPECT_TRUE(notes_with({}).contains("both hold for `552 full`"));
}

TEST(Analyse, TakesNoExampleFromATestThatDoesNotSayThatItsRuleHolds) {
  ir::Test todo;
  todo.todo = true;
  ir::Test negated;
  negated.negated = true;
  ir::Test gives;
  gives.gives = "mailbox.full";
  for (const ir::Test& test : {todo, negated, gives}) EXPECT_FALSE(notes_with(test).contains("both hold for"));
}

}  // namespace
}  // namespace carom::compiler::testing
