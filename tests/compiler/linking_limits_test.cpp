// Limits of linking, at and above, and sources made to exhaust it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include "compiler/pattern/compile_pattern.h"
#include "runtime/core/program.h"
#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

using dsl::DiagnosticId;

constexpr const char* kClass = "class gone { type permanent; scope recipient; retry after fix }\n";

std::string rules(int count) {
  std::string text = kClass;
  for (int i = 0; i < count; ++i)
    text += "rule r" + std::to_string(i) + " { when code 55" + std::to_string(i) + " => gone }\n";
  return text;
}

std::unique_ptr<Linked> link_with(std::uint32_t Limits::* limit, std::uint32_t value, std::string main) {
  compiler::CompileOptions options;
  options.limits.*limit = value;
  return link(std::move(main), options);
}

TEST(LinkingLimits, RulesAtTheLimitLinkAndOneMoreDoesNot) {
  EXPECT_TRUE(link_with(&Limits::rules, 3, rules(3))->rules);
  const auto above = link_with(&Limits::rules, 3, rules(4));
  EXPECT_FALSE(above->rules);
  EXPECT_EQ(1U, above->count(DiagnosticId::C1020));
}

TEST(LinkingLimits, RulesOverTheLimitAreNotTakenForUnknownNames) {
  const std::string changed = rules(3) + "override rule r2 { confidence low }\nlist unused: phrases [\"a\"]\n";
  const auto above = link_with(&Limits::rules, 2, changed);
  EXPECT_FALSE(above->rules);
  EXPECT_EQ(1U, above->count(DiagnosticId::C1020));
  EXPECT_EQ(1U, above->sink.all().size());
}

TEST(LinkingLimits, PackBytesAtTheLimitLinkAndOneMoreDoesNot) {
  const std::string text = rules(1);
  const auto size = static_cast<std::uint32_t>(text.size());
  EXPECT_TRUE(link_with(&Limits::pack_bytes, size, text)->rules);
  EXPECT_TRUE(link_with(&Limits::pack_bytes, size - 1, text)->reports(DiagnosticId::C1021));
}

TEST(LinkingLimits, ErrorsAtTheLimitAreAllShownAndMoreAreCounted) {
  const std::string faulty = "rule a { when code 550 => one }\nrule b { when code 551 => two }\n";
  EXPECT_FALSE(link_with(&Limits::reported_errors, 2, faulty)->reports(DiagnosticId::C1022));
  const auto above = link_with(&Limits::reported_errors, 1, faulty);
  EXPECT_EQ(1U, above->count(DiagnosticId::C0203));
  EXPECT_EQ(1U, above->count(DiagnosticId::C1022));
  EXPECT_EQ(2U, above->sink.error_count());
}

void expect_parts(std::uint32_t parts, const std::string& items) {
  const std::string text = std::string(kClass) + items;
  EXPECT_FALSE(link_with(&Limits::expanded_parts, parts, text)->reports(DiagnosticId::C1023)) << items;
  EXPECT_TRUE(link_with(&Limits::expanded_parts, parts - 1, text)->reports(DiagnosticId::C1023)) << items;
}

TEST(ExpandedParts, CountTests) {
  expect_parts(2, "rule a { when code 550 and host .a.example => gone }\n");
}

TEST(ExpandedParts, CountTheEntriesOfAListForEachUser) {
  expect_parts(8,
               "list w: phrases [\"x\", \"y\", \"z\"]\nlist w += [\"u\"]\n"
               "rule a { when text has any @w => gone }\nrule b { when text has all @w => gone }\n");
  expect_parts(3, "rule a { when code in [550, 551, 552] => gone }\n");
}

TEST(ExpandedParts, CountMacrosAndGroupPartsForEachRow) {
  const std::uint32_t macro = 2, row = 1 + macro;
  expect_parts(macro + (row + 1) + (row + 2),
               "macro m = code in [550, 551]\n"
               "rules g {\n  when $m\n  => gone\n  one: status 5.1.1\n  two: status 5.1.2 or status 5.1.3\n}\n");
}

TEST(ExpandedParts, CountAnnotationsUnwrapsAndAnalytics) {
  expect_parts(5, "annotate a { when code 550 extract \"by {h:host}\" tag one, two test \"550 by a.example\" }\n");
  expect_parts(3, "unwrap u { take \"said: {reply}\" when code 550 test \"450 said: 550 no\" }\n");
  expect_parts(2, "audit a { when verdict.type permanent and code 550 severity low say \"\" }\n");
  expect_parts(2,
               "aggregate a { group by rcpt; window 2h every 1h; let n = count() where code in [550, 551]; when n > 1; "
               "=> gone }\n");
}

TEST(ExpandedParts, CountAnOverrideForEachRowOfAGroup) {
  expect_parts(2 + 2 * 3,
               "rules g {\n  => gone\n  one: code 551\n  two: code 552\n}\n"
               "override rules g { add when code in [551, 552] }\n");
}

TEST(ExpandedParts, CountLongTextsBySixtyFourBytes) {
  const std::string words(640, 'x');
  expect_parts(11, "rule a { when text has \"" + words + "\" => gone }\n");
  expect_parts(2 + 2 * 10, "rules g {\n  => gone\n  advice \"" + words + "\"\n  one: code 551\n  two: code 552\n}\n");
}

std::uint32_t states_of(std::string_view pattern) {
  return static_cast<std::uint32_t>(compiler::compile_regex(pattern, {}).value().instructions.size());
}

TEST(LinkingLimits, PatternStatesAtTheLimitLinkAndOneMoreDoesNot) {
  const std::uint32_t states = states_of("a{20}") + states_of("b{30}");
  const std::string text = std::string(kClass) +
                           "rule a { when text matches /a{20}/ or text matches /b{30}/ => gone }\n"
                           "rule b { when text matches /b{30}/ and code 550 => gone }\n"
                           "rule c { when text matches /b{30}/ and code 551 => gone }\n";
  EXPECT_TRUE(link_with(&Limits::pattern_states, states, text)->rules);
  const auto above = link_with(&Limits::pattern_states, states - 1, text);
  EXPECT_FALSE(above->rules);
  EXPECT_EQ(1U, above->count(DiagnosticId::C1050)) << above->rendered();
}

TEST(LinkingLimits, PatternStatesOfAListAreCountedOnceForAllItsUsers) {
  const std::string list = "list l: templates [\"a {int} b\", \"c {int} d\"]\n";
  const std::string users = std::string(kClass) +
                            "rule a { when text like any @l => gone }\n"
                            "rule b { when text like any @l and code 550 => gone }\n";
  std::uint32_t states = 0;
  for (const std::string_view text : {"a {int} b", "c {int} d"})
    states += static_cast<std::uint32_t>(compiler::compile_template(text, {}).value().instructions.size());
  EXPECT_TRUE(link_with(&Limits::pattern_states, states, list + users)->rules);
  EXPECT_FALSE(link_with(&Limits::pattern_states, states - 1, list + users)->rules);
}

TEST(LinkingLimits, NestingIsBoundedWhateverTheCallerAllows) {
  const std::string deep = std::string(20000, '(') + "code 550" + std::string(20000, ')');
  const auto linked =
      link_with(&Limits::nesting, 1U << 30U, std::string(kClass) + "rule a { when " + deep + " => gone }\n");
  EXPECT_TRUE(linked->reports(DiagnosticId::C1001));
}

// Each level is one written parenthesis and two rows of the image.
TEST(LinkingLimits, TheDeepestConditionAllowedMakesAnImageThatLoads) {
  constexpr std::uint32_t kMany = 1000;
  std::string condition = "code 550";
  Limits most;
  most.nesting = kMany;
  most.record_text_bytes = 0xFFFFFFFF;
  const std::uint32_t levels = within_bounds(most).nesting;
  EXPECT_LT(levels, kMany);
  for (std::uint32_t i = 1; i < levels; ++i)
    condition = "code 551 or attempts > " + std::to_string(i) + " and (" + condition + ")";
  const auto linked = link(std::string(kClass) + "rule a { when " + condition + " => gone }\n", {.limits = most});
  ASSERT_TRUE(linked->rules) << linked->rendered().substr(0, 400);
  const auto program = core::Program::load(compiler::lower(*linked->rules, linked->sources, most));
  EXPECT_TRUE(program) << program.error().message;
}

TEST(LinkingLimits, MacrosThatDoubleAreRefusedBeforeTheyAreExpanded) {
  std::string text = "macro m0 = code 550\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string before = "$m" + std::to_string(i - 1);
    text += "macro m" + std::to_string(i) + " = " + before + " and " + before + "\n";
  }
  EXPECT_TRUE(link(text)->reports(DiagnosticId::C1023));
}

TEST(LinkingLimits, MacrosThatDoubleIntoACircleAreNotExpanded) {
  std::string text = "macro m0 = $m0\n";
  for (int i = 1; i <= 60; ++i) {
    const std::string before = "$m" + std::to_string(i - 1);
    text += "macro m" + std::to_string(i) + " = " + before + " and " + before + "\n";
  }
  EXPECT_EQ(1U, link(text + kClass + "rule a { when $m60 => gone }\n")->count(DiagnosticId::C0222));
}

TEST(LinkingLimits, LongChainsOfIncludesAndUsesDoNotExhaustTheStack) {
  Files files = {{"main.carom", "include \"i0.carom\"\nuse p0\n"}};
  for (int i = 0; i < 3000; ++i) {
    files[fmt::format("i{}.carom", i)] = fmt::format("include \"i{}.carom\"\n", i + 1);
    files[fmt::format("p{}.carom", i)] = fmt::format("pack p{} 1.0.0 {{ language 1 }}\nuse p{}\n", i, i + 1);
  }
  files["i3000.carom"] = kClass;
  files["p3000.carom"] = "pack p3000 1.0.0 { language 1 }\n";
  const auto linked = link(files);
  EXPECT_TRUE(linked->rules) << linked->rendered().substr(0, 400);
}

TEST(Linking, ListsThePacksOnceForAllUnknownOnes) {
  MemoryPacks packs(Files{{"base.carom", "pack base 1.0.0 { language 1; layer base }\n"}});
  compiler::PackFile main{"main.carom", "use bose\nuse bass\nuse base\nuse bast\n"};
  Linked linked;
  linked.rules =
      compiler::check({{"", std::move(main)}}, packs, compiler::CompileOptions(), linked.sources, linked.sink);
  EXPECT_EQ(3U, linked.count(DiagnosticId::C0201));
  EXPECT_EQ(1U, packs.listings());
}

TEST(Linking, ReportsTwentyMistakesOfDifferentKindsInOneRun) {
  const auto linked = link(
      "use microsoft\n"                                                               // 1
      "include \"absent.carom\"\n"                                                    // 2
      "include \"../escape.carom\"\n"                                                 // 3
      "field campaign: strng\n"                                                       // 4
      "field code: string\n"                                                          // 5
      "list hosts_of_old: host [.old.example]\n"                                      // 6
      "macro self = not $self\n"                                                      // 7
      "class half { type permanent }\n"                                               // 8
      "class twice { type temporary; scope domain; scope domain; retry after 1h }\n"  // 9
      "class odd { type permanant; scope domain }\n"                                  // 10
      "class wait { type permanent; scope domain; retry after 1h }\n"                 // 11
      "class zero { type temporary; scope domain; retry after 0h }\n"                 // 12
      "class ok { type temporary; scope domain; retry after 1h }\n"
      "rule a { when code 550 => oks }\n"                                      // 13
      "rule a { when code 551 => ok }\n"                                       // 14
      "rule b { when cod 550 => ok }\n"                                        // 15
      "rule c { when host in @nowhere => ok }\n"                               // 16
      "rule d { when $nothing => ok }\n"                                       // 17
      "rule e { unless code 550 => ok }\n"                                     // 18
      "rule f { over f; when code 552 => ok }\n"                               // 19
      "rule g { when code 553 }\n"                                             // 20
      "disable rule nobody because \"absent\"\n"                               // 21
      "rule h { when code 554 => ok allow C9999 because \"no such id\" }\n");  // 22
  for (const DiagnosticId id :
       {DiagnosticId::C0201, DiagnosticId::C0210, DiagnosticId::C0212, DiagnosticId::C0217, DiagnosticId::C0209,
        DiagnosticId::C0226, DiagnosticId::C0222, DiagnosticId::C0603, DiagnosticId::C0601, DiagnosticId::C0602,
        DiagnosticId::C0604, DiagnosticId::C0610, DiagnosticId::C0203, DiagnosticId::C0207, DiagnosticId::C0205,
        DiagnosticId::C0206, DiagnosticId::C0503, DiagnosticId::C0508, DiagnosticId::C0501, DiagnosticId::C0701,
        DiagnosticId::C0223})
    EXPECT_TRUE(linked->reports(id)) << dsl::info(id).code << " is missing";
  EXPECT_EQ(2U, linked->count(DiagnosticId::C0209));
  EXPECT_EQ(22U, linked->sink.error_count()) << linked->rendered();
}

TEST(Options, AdviceIsGivenOnlyWhereItIsAskedFor) {
  const std::string policy =
      "pack example 1.0.0 { language 1; layer local }\n"
      "class a.b { type permanent; scope message }\n"
      "list unused : phrases [\"never asked for\"]\n"
      "rule r { when code 550 => a.b }\n"
      "rule s { when code 550 => a.b }\n";
  compiler::CompileOptions options;
  const auto with = link(policy, options);
  EXPECT_TRUE(with->reports(dsl::DiagnosticId::C0550));
  EXPECT_GT(with->sink.all().size(), 1U);
  options.advises = false;
  const auto without = link(policy, options);
  EXPECT_TRUE(without->rules);
  EXPECT_TRUE(without->sink.all().empty()) << without->rendered();
}

}  // namespace
}  // namespace carom::test
