// The total order of rules (docs/language.md section 4).
#include <gtest/gtest.h>

#include "compiler/ir/print.h"
#include "tests/compiler/golden_file.h"
#include "tests/compiler/linked.h"

namespace carom::test {
namespace {

using Names = std::vector<std::string>;

constexpr const char* kClass = "class c { type temporary; scope domain; retry after 6h }\n";

TEST(Order, IsPrintedWithBandLayerClassAndPlace) {
  const std::string folder = CAROM_SOURCE_DIR "/tests/compiler/golden/order/";
  Files files = read_rule_files(folder);
  files["main.carom"] = files.at("bands-layers-and-edges.carom");
  files["base.carom"] =
      "pack base 1.0.0 { language 1; layer base }\n"
      "class busy { type temporary; scope domain; retry after 6h }\n"
      "rule first { when code 450 => busy }\n"
      "rule second { over first; when code 451 => busy }\n";
  const auto linked = link(files);
  ASSERT_TRUE(linked->rules) << linked->rendered();
  expect_golden(folder + "bands-layers-and-edges.txt", compiler::ir::print_order(*linked->rules, linked->sources));
}

TEST(Order, AsksFirstRulesBeforeAllAndFallbackRulesAfterAllWhateverTheLayer) {
  const auto linked = link(Files{{"main.carom", std::string("use base\n") + kClass +
                                                    "fallback rule late { when code 450 => c }\n"
                                                    "rule usual { when code 451 => c }\n"},
                                 {"base.carom",
                                  "pack base 1.0.0 { language 1; layer base }\n"
                                  "rule usual { when code 452 => c }\n"
                                  "first rule early { when code 453 => c }\n"}});
  EXPECT_EQ((Names{"base.early", "policy.usual", "base.usual", "policy.late"}), linked->order());
}

TEST(Order, TakesTheEarliestRuleOverWhichNoRemainingOneStands) {
  const auto linked = link(std::string(kClass) +
                           "rule a { when code 450 => c }\n"
                           "rule b { when code 451 => c }\n"
                           "rule d { when code 452 => c over a }\n"
                           "rule e { when code 453 => c }\n");
  EXPECT_EQ((Names{"policy.b", "policy.d", "policy.a", "policy.e"}), linked->order());
}

TEST(Order, PutsARuleOverAGroupBeforeAllItsRows) {
  const auto linked = link(std::string(kClass) +
                           "rules g { => c\n one: code 450\n two: code 451\n}\n"
                           "rule before { over g; when code 452 => c }\n");
  EXPECT_EQ((Names{"policy.before", "policy.g.one", "policy.g.two"}), linked->order());
}

TEST(Order, LeavesTheEdgesOfDisabledRulesIdle) {
  const auto linked = link(std::string(kClass) +
                           "rule a { when code 450 => c }\n"
                           "rule b { over a; when code 451 => c }\n"
                           "disable rule b because \"tried\"\n");
  EXPECT_EQ((Names{"policy.a", "policy.b"}), linked->order());
  EXPECT_EQ("tried", linked->rule("policy.b").disabled_because);
}

TEST(Order, CountsPacksByRootsThenDepthFirstAlongUseLines) {
  const auto pack = [](const std::string& name, const std::string& uses) {
    return "pack " + name + " 1.0.0 { language 1; layer base }\n" + uses + "rule r { when code 450 => c }\n";
  };
  const Files files = {{"root.carom", pack("root", "use one\nuse two\n") + kClass},
                       {"one.carom", pack("one", "use deep\n")},
                       {"two.carom", pack("two", "")},
                       {"deep.carom", pack("deep", "")}};
  EXPECT_EQ((Names{"root.r", "one.r", "deep.r", "two.r"}), link(files, {}, {"root"})->order());
  EXPECT_EQ((Names{"root.r", "two.r", "one.r", "deep.r"}), link(files, {}, {"root", "two"})->order());
}

// Rows times rows would be a hundred million edges.
TEST(Order, CostsOneEdgeWhereAGroupStandsOverAGroup) {
  std::string rows;
  for (int i = 0; i < 10000; ++i) rows += " r" + std::to_string(i) + ": text has \"row " + std::to_string(i) + ";\"\n";
  const auto linked =
      link(std::string(kClass) + "rules low { => c\n" + rows + "}\nrules high { over low\n => c\n" + rows + "}\n");
  ASSERT_TRUE(linked->rules) << linked->rendered().substr(0, 400);
  EXPECT_EQ("policy.high.r0", linked->rules->rules.front().name);
  EXPECT_EQ("policy.low.r0", linked->rules->rules[10000].name);
}

// A base pack that is linked first must not hide the names that a provider's wrapper or a local policy gives.
TEST(Order, OfUnwrapsAndAnnotationsFollowsLayersThenPacksThenSource) {
  const auto blocks = [](const std::string& name) {
    return "unwrap " + name + "_1 { take \"" + name + " said: {reply}\" }\nunwrap " + name + "_2 { take \"" + name +
           " answered: {reply}\" }\nannotate " + name + " { when text has \"" + name + "\" tag t }\n";
  };
  const auto linked =
      link(Files{{"main.carom", "pack main 1.0.0 { language 1; layer local }\nuse low\nuse high\n" + blocks("own")},
                 {"low.carom", "pack low 1.0.0 { language 1; layer base }\n" + blocks("l")},
                 {"high.carom", "pack high 1.0.0 { language 1; layer provider }\n" + blocks("h")}},
           {}, {"low", "main"});
  ASSERT_TRUE(linked->rules) << linked->rendered();
  std::vector<std::string> unwraps, annotations;
  for (const compiler::ir::Unwrap& unwrap : linked->rules->unwraps) unwraps.push_back(unwrap.name);
  for (const compiler::ir::Annotation& annotation : linked->rules->annotations) annotations.push_back(annotation.name);
  EXPECT_EQ((std::vector<std::string>{"main.own_1", "main.own_2", "high.h_1", "high.h_2", "low.l_1", "low.l_2"}),
            unwraps);
  EXPECT_EQ((std::vector<std::string>{"main.own", "high.h", "low.l"}), annotations);
}

}  // namespace
}  // namespace carom::test
