// Mutations are made where they are said to be, and tests that are there notice them.
#include "tests/packs/mutants/condition_mutants.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/ir/print.h"
#include "runtime/embed/rule_set.h"
#include "tests/embed/folder.h"

namespace carom::mutants {
namespace {

namespace ir = compiler::ir;

constexpr std::string_view kPack = R"(pack trial 1.0.0 { language 1; layer base }
class trial.gone { type permanent; scope recipient; retry never; suppress recipient }
macro here = text has "a" or text has "b"
rule one { when $here and code 550 unless text has any ["x", "y"] => trial.gone }
rule two { when $here or not status 5.1.1 => trial.gone }
)";

class Mutants : public testing::Test {
 protected:
  void SetUp() override {
    embed::PolicySpec spec;
    spec.policies = {folder_.write("trial.carom", std::string(kPack))};
    auto checked = embed::check(spec);
    ASSERT_TRUE(checked.has_value()) << checked.error().message;
    pack_ = std::move(*checked);
    ASSERT_TRUE(pack_->rules.has_value());
    sites_ = sites_of(*pack_->rules, std::vector<bool>(pack_->rules->rules.size(), true));
  }

  [[nodiscard]] const Site& site(std::string_view printed) const {
    return *std::ranges::find(sites_, printed, &Site::printed);
  }
  [[nodiscard]] const ir::Rule& rule(std::string_view name) const {
    return *std::ranges::find(pack_->rules->rules, name, &ir::Rule::name);
  }

  embed::Folder folder_;
  std::unique_ptr<embed::Compiled> pack_;
  std::vector<Site> sites_;
};

TEST_F(Mutants, ATestIsOneSiteHoweverManyRulesHaveIt) {
  std::vector<std::string> printed;
  for (const Site& site : sites_) printed.push_back(site.printed);
  EXPECT_EQ((std::vector<std::string>{"text has \"a\"", "text has \"b\"", "code 550", "text has any [\"x\", \"y\"]",
                                      "status 5.1.1"}),
            printed);
  EXPECT_EQ(2U, site("text has \"a\"").rules.size());
  EXPECT_EQ(1U, site("code 550").rules.size());
}

TEST_F(Mutants, EntriesAreLeftOutOfListsOnly) {
  EXPECT_EQ(2U, mutations_of(site("code 550")).size());
  EXPECT_EQ(4U, mutations_of(site("text has any [\"x\", \"y\"]")).size());
}

TEST_F(Mutants, ATestTakenAsTrueOrFalseIsFolded) {
  const Site& code = site("code 550");
  EXPECT_EQ(core::ExprOp::any_of, mutated(rule("trial.one"), code, {Change::taken_as_true, 0}).when->op);
  EXPECT_EQ(core::ExprOp::never, mutated(rule("trial.one"), code, {Change::taken_as_false, 0}).when->op);
  const Site& status = site("status 5.1.1");
  EXPECT_EQ(core::ExprOp::always, mutated(rule("trial.two"), status, {Change::taken_as_false, 0}).when->op);
}

TEST_F(Mutants, OnlyRulesThatAskASiteChange) {
  const ir::Rule& two = rule("trial.two");
  const ir::Rule same = mutated(two, site("code 550"), {Change::taken_as_false, 0});
  EXPECT_EQ(two.when->op, same.when->op);
  EXPECT_EQ(two.when->children.size(), same.when->children.size());
}

TEST_F(Mutants, AnEntryLeftOutLeavesTheOthers) {
  const ir::Rule one = mutated(rule("trial.one"), site("text has any [\"x\", \"y\"]"), {Change::entry_left_out, 0});
  ASSERT_EQ(1U, one.unless.size());
  const auto& left = std::get<ir::SharedEntries<ir::Pattern>>(one.unless.front().predicate->operand);
  ASSERT_EQ(1U, left.size());
  EXPECT_EQ("y", left.front().text);
}

}  // namespace
}  // namespace carom::mutants
