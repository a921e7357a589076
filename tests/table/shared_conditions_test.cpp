// Parts that conditions share again and again cost what the image holds, not what it would come to written out.
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

#include "runtime/core/interpret.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/engine.h"
#include "runtime/table/flatten.h"
#include "runtime/table/requirements.h"
#include "runtime/table/trigger.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::ProgramBuilder;

/// 2^levels phrases, were it written out.
std::uint32_t doubled(ProgramBuilder& b, std::uint32_t condition, int levels, bool all) {
  for (int i = 0; i < levels; ++i) condition = all ? b.all({condition, condition}) : b.any({condition, condition});
  return condition;
}

TEST(SharedConditions, AreDecidedAsTheInterpreterDoes) {
  ProgramBuilder b;
  const auto all = doubled(b, b.has("mailbox"), 300, true);
  const auto any = doubled(b, b.has("full"), 300, false);
  b.rule("both", b.all({all, any})).unless = b.unless({doubled(b, b.has("not"), 300, false)});
  b.rule("any", any);
  b.annotation("seen", any).tags = b.tags({"seen"});
  const core::Program program = b.build();
  const auto made = Engine::make(program);
  ASSERT_TRUE(made.has_value());
  Scratch scratch;
  core::Scratch reference;
  for (const std::string_view text : {"mailbox full", "mailbox not full", "full", "empty"}) {
    core::Record record;
    record.text = text;
    const core::Verdict expected = core::interpret(program, record, reference);
    const core::Verdict found = made->classify(record, scratch);
    EXPECT_EQ(found.rule, expected.rule) << text;
    EXPECT_EQ(found.tags.size(), expected.tags.size()) << text;
  }
}

TEST(Flatten, LeavesARuleAsWrittenThatNeedsMoreVisitsThanThereAre) {
  ProgramBuilder b;
  const auto when = b.all({b.has("a"), b.has("b"), b.codes({{550, 559}})});
  const auto unless = b.has("c");
  b.rule("r", when).unless = b.unless({unless});
  const core::Program program = b.build();
  std::size_t visits = 100;
  const Conjunction apart = flatten(program, program.rules()[0], true, visits);
  EXPECT_EQ(visits, 95U);
  EXPECT_EQ(apart.atoms.size(), 3U);
  EXPECT_EQ(apart.of_code.size(), 1U);
  visits = 4;
  const Conjunction whole = flatten(program, program.rules()[0], true, visits);
  EXPECT_EQ(visits, 0U);
  EXPECT_TRUE(whole.of_code.empty());
  ASSERT_EQ(whole.atoms.size(), 2U);
  EXPECT_EQ(whole.atoms[0].index, when);
  EXPECT_EQ(whole.atoms[1].index, unless);
  EXPECT_FALSE(whole.atoms[1].wanted);
}

TEST(Trigger, NamesEachEventOnceHoweverOftenItIsShared) {
  ProgramBuilder b;
  const auto condition = doubled(b, b.any({b.has("a phrase"), b.codes({{421, 421}})}), 20, false);
  const core::Program program = b.build();
  const StatusAxis statuses(program);
  PredicateCells cells(program, statuses, Bounds{}.cell_visits);
  const PatternLiterals literals(program);
  std::size_t room = Bounds{}.placed_rows;
  const HostIndex hosts(program, room);
  const Trigger trigger = TriggerFinder(program, cells, literals, hosts, Bounds{}.trigger_events).of(condition);
  EXPECT_FALSE(trigger.always);
  EXPECT_EQ(trigger.patterns.size(), 1U);
  EXPECT_EQ(trigger.code_predicates.size(), 1U);
  EXPECT_TRUE(TriggerFinder(program, cells, literals, hosts, 40).of(condition).always) << "nothing is known beyond";
}

/// A rule whose ranges cut the statuses into cells, `edges` + 2 a part, and `count` rules that ask for any of class 5.
core::Program rules_over_many_cells(std::uint16_t edges, int count) {
  ProgramBuilder b;
  std::vector<core::StatusRange> cuts;
  for (std::uint16_t i = 1; i <= edges; ++i) cuts.push_back({1U << 5U, 0, i, i, i, i});
  b.rule("edges", b.statuses(cuts));
  for (int i = 0; i < count; ++i) b.rule("any" + std::to_string(i), b.statuses({{1U << 5U, 0, 0, 999, 0, 999}}));
  return b.build();
}

TEST(DecisionTable, LooksAtNoMoreCellsThanItMay) {
  const core::Program program = rules_over_many_cells(50, 4);
  const PatternLiterals literals(program);
  const auto rules_of_all = [&](std::size_t cell_visits) {
    return DecisionTable(program, literals, {.cell_visits = cell_visits}).rules_of_all().size();
  };
  EXPECT_EQ(rules_of_all(Bounds{}.cell_visits), 0U);
  EXPECT_EQ(rules_of_all(30'000), 2U) << "2704 cells and more, for each rule three times";
  EXPECT_EQ(rules_of_all(0), 5U);
}

TEST(DecisionTable, AsksPredicatesWithoutRoomAsAtoms) {
  const core::Program program = rules_over_many_cells(50, 1);
  const PatternLiterals literals(program);
  const DecisionTable roomy(program, literals);
  const DecisionTable tight(program, literals, {.cell_visits = 0});
  EXPECT_EQ(roomy.rule(1).atom_count, 0U);
  EXPECT_NE(roomy.rule(1).status_requirement, 0U);
  EXPECT_EQ(tight.rule(1).atom_count, 1U);
  EXPECT_EQ(tight.rule(1).status_requirement, 0U);
}

TEST(Requirements, AreNotAddedBeyondTheirBits) {
  Requirements requirements(2 * 100);
  const auto cells_where = [](std::uint32_t predicate) -> std::optional<BitSet> {
    if (predicate == 0) return std::nullopt;
    BitSet cells(100);
    cells.insert(predicate);
    return cells;
  };
  const auto add = [&](std::uint32_t predicate) { return requirements.add({{predicate, true}}, 100, cells_where); };
  EXPECT_EQ(requirements.add({}, 100, cells_where), 0U);
  EXPECT_EQ(add(0), std::nullopt) << "its cells are not known";
  EXPECT_EQ(add(7), 1U);
  EXPECT_EQ(add(8), 2U);
  EXPECT_EQ(add(9), std::nullopt);
  EXPECT_EQ(add(7), 1U) << "known already";
  requirements.settle(100);
  EXPECT_TRUE(Requirements::is_met(requirements.row(8), 2));
  EXPECT_FALSE(Requirements::is_met(requirements.row(8), 1));
}

}  // namespace
}  // namespace carom::table
