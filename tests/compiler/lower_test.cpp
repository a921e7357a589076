// Lowering: the image loads, equal things stand in it once, equal rule sets give equal bytes.
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

#include "compiler/compile.h"
#include "runtime/core/program.h"
#include "tests/compiler/typing_fixture.h"

namespace carom::compiler::testing {
namespace {

/// Rules with the conditions given, in one pack and one class.
ir::RuleSet rules_of(const std::vector<std::string>& conditions) {
  Typing typing;
  ir::RuleSet set;
  set.packs.push_back({"example", "1.0.0", core::Layer::local, ""});
  ir::Verdict verdict;
  verdict.advice = "the same advice";
  const auto shared = std::make_shared<const ir::Verdict>(std::move(verdict));
  set.classes.push_back({"unclassified", shared, {}});
  for (const std::string& condition : conditions) {
    ir::Rule rule;
    rule.name = "example.r" + std::to_string(set.rules.size());
    rule.when = typing.type(condition);
    rule.verdict = shared;
    rule.where = {0, {5, 6}};
    set.rules.push_back(std::move(rule));
  }
  return set;
}

std::vector<std::byte> lowered(const std::vector<std::string>& conditions) {
  dsl::SourceMap sources;
  sources.add("rules/example.carom", "\n\n  rule");
  return lower(rules_of(conditions), sources, {});
}

core::Program loaded(const std::vector<std::string>& conditions) {
  auto program = core::Program::load(lowered(conditions));
  EXPECT_TRUE(program) << program.error().message;
  return std::move(program).value();
}

TEST(Lower, MakesAnImageThatLoadsForEveryKindOfOperand) {
  const core::Program program =
      loaded({"code in [550, 4xx] and status 5.7.x", "host .a.example or ip 192.0.2.0/24",
              "esp.name \"x\" and stage rcpt", "attempts > 3 and age <= 2d", "status.conflict true and rcpt missing",
              "text has all [\"a\", \"b\"]", "text like \"quota {used:int}\" or text matches /x+/"});
  EXPECT_EQ(program.rules().size(), 7U);
  EXPECT_EQ(program.text(program.rules()[0].file), "rules/example.carom");
  EXPECT_EQ(program.rules()[0].line, 3U);
}

TEST(Lower, StoresEqualThingsOnce) {
  const core::Program program =
      loaded({"code 550 and text has \"a\"", "(text has \"a\" or host a.example) and code 550",
              "code 550 and text has \"a\""});
  EXPECT_EQ(program.predicates().size(), 3U);
  EXPECT_EQ(program.patterns().size(), 1U);
  EXPECT_EQ(program.codes().size(), 1U);
  EXPECT_EQ(program.rules()[0].when, program.rules()[2].when);
  EXPECT_EQ(program.rules()[0].verdict.advice.offset, program.rules()[1].verdict.advice.offset);
}

TEST(Lower, PutsPartsBeforeTheirWholes) {
  const core::Program program = loaded({"not (code 550 and (text has \"a\" or not text has \"b\"))"});
  for (std::uint32_t row = 0; row < program.expressions().size(); ++row) {
    const core::ExprRow& expression = program.expressions()[row];
    if (expression.op == core::ExprOp::predicate) continue;
    for (std::uint32_t i = 0; i < expression.children.count; ++i)
      EXPECT_LT(program.expression_children()[expression.children.first + i], row);
  }
  EXPECT_EQ(program.rules()[0].when, program.expressions().size() - 1);
}

TEST(Lower, GivesEqualBytesForEqualRules) {
  const std::vector<std::string> conditions = {"host in [b.example, a.example]", "text matches /a|b/ and code 5xx"};
  EXPECT_EQ(lowered(conditions), lowered(conditions));
  EXPECT_NE(lowered(conditions), lowered({"host in [b.example, a.example]"}));
}

}  // namespace
}  // namespace carom::compiler::testing
