// Overrides, layers and digests (docs/language.md sections 4 to 6).
#include <gtest/gtest.h>

#include <set>

#include "compiler/ir/print.h"
#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

using dsl::DiagnosticId;

constexpr const char* kBase =
    "pack base 1.0.0 { language 1; layer base }\n"
    "class gone { type permanent; scope recipient; retry never; suppress recipient; confidence low }\n"
    "class busy { type temporary; scope domain; retry after 1h }\n"
    "list words: phrases [\"no such user\", \"unknown\"]\n"
    "rule edge { when code 550 and text has any @words => gone confidence high }\n"
    "rules g {\n  when host .base.example\n  => gone\n  one: code 551\n  two: code 552\n}\n";

std::unique_ptr<Linked> link_over_base(const std::string& policy) {
  return link(Files{{"main.carom", "use base\n" + policy}, {"base.carom", kBase}});
}

std::string when_of(const Linked& linked, std::string_view rule) {
  return compiler::ir::print_condition(linked.rule(rule).when.value());
}

TEST(Conditions, JoinedFromSeveralPlacesAreOneWithoutNestedOnes) {
  const auto linked = link_over_base("override rule base.edge { add when host .a.example and attempts > 3 }\n");
  ASSERT_TRUE(linked->rules) << linked->rendered();
  EXPECT_EQ(4U, linked->rule("base.edge").when->children.size());
  EXPECT_EQ("code 550 and text has any @base.words and host .a.example and attempts > 3",
            when_of(*linked, "base.edge"));
}

TEST(Override, OfAClassInAHigherLayerBeatsTheRulesOwnField) {
  const auto linked = link_over_base("override class gone { confidence medium }\n");
  EXPECT_EQ(core::Confidence::medium, linked->rule("base.edge").verdict->confidence);
}

TEST(Override, LeavesTheRuleStrongerThanItsClassWithinALayer) {
  const auto linked = link_over_base("");
  EXPECT_EQ(core::Confidence::high, linked->rule("base.edge").verdict->confidence);
  EXPECT_EQ(core::Confidence::low, linked->rule("base.g.one").verdict->confidence);
}

TEST(Override, AddsAndReplacesConditions) {
  const auto linked = link_over_base(
      "override rule base.edge { add when host .a.example; add unless code 551 }\n"
      "override rule base.g.one { replace when code 553 }\n");
  EXPECT_TRUE(when_of(*linked, "base.edge").ends_with("host .a.example")) << when_of(*linked, "base.edge");
  EXPECT_EQ(1U, linked->rule("base.edge").unless.size());
  EXPECT_EQ("code 553", when_of(*linked, "base.g.one"));
}

TEST(Override, OfAGroupReplacesWhatItsRowsShare) {
  const auto linked = link_over_base("override rules base.g { replace when host .b.example; => busy }\n");
  EXPECT_EQ("host .b.example and code 552", when_of(*linked, "base.g.two"));
  const compiler::ir::Rule& row = linked->rule("base.g.two");
  EXPECT_EQ("busy", linked->rules->classes[row.klass].name);
}

TEST(Override, AppliesLowerLayersFirst) {
  const auto linked = link(Files{{"main.carom", "use org\nuse base\noverride rule base.edge { => busy }\n"},
                                 {"org.carom",
                                  "pack org 1.0.0 { language 1; layer org }\nuse base\n"
                                  "override rule base.edge { => lost confidence low }\n"
                                  "class lost { type undetermined; scope domain }\n"},
                                 {"base.carom", kBase}});
  const compiler::ir::Rule& edge = linked->rule("base.edge");
  EXPECT_EQ("busy", linked->rules->classes[edge.klass].name);
  EXPECT_EQ(core::Confidence::low, edge.verdict->confidence);
}

TEST(Override, ThatReplacesAGroupsConditionReplacesWhatLowerLayersAdded) {
  const auto linked =
      link(Files{{"main.carom", "use org\nuse base\noverride rules base.g { replace when host .b.example }\n"},
                 {"org.carom",
                  "pack org 1.0.0 { language 1; layer org }\nuse base\n"
                  "override rules base.g { add when attempts > 3 }\n"},
                 {"base.carom", kBase}});
  EXPECT_EQ("host .b.example and code 552", when_of(*linked, "base.g.two"));
}

TEST(Override, ChangesAListForAllItsUsers) {
  const auto linked =
      link_over_base("list base.words += [\"utilisateur inconnu\"]\nlist base.words -= [\"unknown\"]\n");
  const auto& when = linked->rule("base.edge").when.value();
  const auto& patterns =
      std::get<compiler::ir::SharedEntries<compiler::ir::Pattern>>(when.children.list().at(1).predicate->operand)
          .list();
  ASSERT_EQ(2U, patterns.size());
  EXPECT_EQ("no such user", patterns[0].text);
  EXPECT_EQ("utilisateur inconnu", patterns[1].text);
}

TEST(Digest, FittingIsSilentAndPinsTheRuleAsDeclared) {
  const std::string digest = link_over_base("")->rule("base.edge").digest;
  EXPECT_EQ(8U, digest.size());
  const auto linked = link_over_base("override rule base.edge @" + digest + " { confidence low }\n");
  EXPECT_FALSE(linked->reports(DiagnosticId::C0704)) << linked->rendered();
  EXPECT_EQ(digest, linked->rule("base.edge").digest);
}

TEST(Digest, StaysWhenAListIsEmptied) {
  const std::string digest = link_over_base("")->rule("base.edge").digest;
  const auto linked = link_over_base("list base.words -= [\"no such user\", \"unknown\"]\noverride rule base.edge @" +
                                     digest + " { confidence low }\n");
  EXPECT_EQ("never", when_of(*linked, "base.edge"));
  EXPECT_EQ(digest, linked->rule("base.edge").digest);
  EXPECT_FALSE(linked->reports(DiagnosticId::C0704)) << linked->rendered();
}

TEST(Digest, OfAClassIsThatOfItsDeclarationForEveryOverride) {
  const auto linked = link_over_base(
      "class late { type temporary; scope domain; retry after 1h }\n"
      "override class late @00000000 { retry after 2h }\noverride class late @00000000 { confidence low }\n");
  const std::string shown = linked->rendered();
  std::set<std::string> digests;
  for (std::size_t at = shown.find('@'); at != std::string::npos; at = shown.find('@', at + 1))
    digests.insert(shown.substr(at, 9));
  digests.erase("@00000000");
  EXPECT_EQ(1U, digests.size()) << shown;
}

TEST(Digest, IgnoresListContentsTestsAndProse) {
  const auto digest = [](const std::string& rest) {
    return link("class gone { type permanent; scope recipient; retry never; suppress recipient }\n" + rest)
        ->rule("policy.a")
        .digest;
  };
  const std::string plain = digest("list w: phrases [\"x\"]\nrule a { when text has any @w => gone }\n");
  EXPECT_EQ(plain, digest("list w: phrases [\"y\", \"z\"]\nrule a { when text has any @w => gone\n"
                          "  cite \"c\" advice \"d\" note \"n\" test \"y\" }\n"));
  EXPECT_NE(plain, digest("list w: phrases [\"x\"]\nrule a { when text has all @w => gone }\n"));
  EXPECT_NE(plain, digest("list w: phrases [\"x\"]\nrule a { when text has any @w => gone confidence low }\n"));
}

std::string digest_with_edges(const std::string& edges) {
  return link(
             "class gone { type permanent; scope recipient; retry never; suppress recipient }\n"
             "rule a { " +
             edges +
             "; when code 550 => gone }\n"
             "rule b { when code 551 => gone }\nrule c { when code 552 => gone }\n")
      ->rule("policy.a")
      .digest;
}

TEST(Digest, HoldsWhatARuleStandsOverHoweverItIsSpelled) {
  const std::string both = digest_with_edges("over b, c");
  EXPECT_EQ(both, digest_with_edges("over c, b"));
  EXPECT_EQ(both, digest_with_edges("over policy.b, c"));
  EXPECT_EQ(both, digest_with_edges("over c; over b, policy.c"));
  EXPECT_NE(both, digest_with_edges("over b"));
  EXPECT_NE(digest_with_edges("over b"), digest_with_edges("over c"));
}

TEST(Digest, ChangesWithTheRuleThatAnUnchangedNameMeans) {
  const auto digest = [](const std::string& used_pack, const std::string& own) {
    return link(Files{{"main.carom", "use x\nrule a { over x.y; when code 550 => gone }\n" + own},
                      {"x.carom",
                       "pack x 1.0.0 { language 1; layer local }\n"
                       "class gone { type permanent; scope recipient; retry after fix }\n" +
                           used_pack}})
        ->rule("policy.a")
        .digest;
  };
  EXPECT_NE(digest("rule y { when code 551 => gone }\n", ""), digest("", "rules x {\n  => gone\n  y: code 551\n}\n"));
}

TEST(Disable, KeepsTheRuleInItsPlace) {
  const auto linked = link(
      "class busy { type temporary; scope domain; retry after 1h }\n"
      "rule a { when code 450 => busy test \"450 later\" }\n"
      "rule b { when code 451 => busy test \"451 later\" }\n"
      "disable rule a because \"noisy\"\n");
  ASSERT_EQ(2U, linked->rules->rules.size());
  EXPECT_EQ("noisy", linked->rules->rules[0].disabled_because);
  ASSERT_FALSE(linked->rules->tests.empty());
  EXPECT_EQ("policy.b", linked->rules->tests.back().owner_name);
}

TEST(Allow, LetsAContradictionThroughAndSilencesWarnings) {
  const auto linked = link(
      "class gone { type permanent; scope recipient; retry never allow C0606 because \"the platform suppresses\" }\n"
      "rule a { when code 550 => gone }\n");
  EXPECT_TRUE(linked->rules) << linked->rendered();
  EXPECT_TRUE(linked->sink.all().empty()) << linked->rendered();
}

TEST(Allow, InTheHeaderSpeaksForTheWholePack) {
  const auto linked = link(
      "pack acme 1.0.0 { language 1; layer provider; allow C0901 because \"tested elsewhere\" }\n"
      "class gone { type permanent; scope recipient; retry never; suppress recipient }\n"
      "rule a { when code 550 => gone }\nrule b { when code 551 => gone }\n");
  EXPECT_TRUE(linked->sink.all().empty()) << linked->rendered();
}

TEST(Allow, IsUsedWhereverItSpeaksBesideOthers) {
  const auto linked = link(
      "pack acme 1.0.0 { language 1; layer provider; allow C0901 because \"once\"; allow C0901 because \"twice\" }\n"
      "class gone { type permanent; scope recipient; retry never; suppress recipient }\n"
      "rule a { when code 550 => gone allow C0901 because \"here\"; allow C0901 because \"and here\" }\n");
  EXPECT_TRUE(linked->sink.all().empty()) << linked->rendered();
}

TEST(Allow, InABlockSpeaksForThatBlockAlone) {
  const auto linked = link(
      "class gone { type permanent; scope recipient; retry never allow C0606 because \"first\" }\n"
      "class away { type permanent; scope recipient; retry never }\n"
      "class left { type permanent; scope recipient; retry after fix allow C0606 because \"not reported\" }\n");
  EXPECT_EQ(1U, linked->count(DiagnosticId::C0606)) << linked->rendered();
  EXPECT_EQ(1U, linked->count(DiagnosticId::C0225)) << linked->rendered();
}

TEST(Unclassified, IsBuiltInUntilAPackDeclaresIt) {
  const auto built_in = link("");
  const auto& verdict = *built_in->rules->classes[built_in->rules->unclassified].verdict;
  EXPECT_TRUE(verdict.type_by_code);
  EXPECT_EQ(core::Confidence::low, verdict.confidence);
  EXPECT_EQ(core::Action::investigate, verdict.action);
  const auto declared = link("class unclassified { type undetermined; scope session }\n");
  EXPECT_EQ(core::Scope::session, declared->rules->classes[declared->rules->unclassified].verdict->scope);
}

}  // namespace
}  // namespace carom::test
