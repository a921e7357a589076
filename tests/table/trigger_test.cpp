// Triggers: no event, no rule; and the rarest event leads.
#include "runtime/table/trigger.h"

#include <gtest/gtest.h>

#include "runtime/table/bounds.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::PredicateOp;
using core::ProgramBuilder;
namespace field = core::field;

struct Case {
  core::Program program;
  std::uint32_t condition;
  StatusAxis statuses{program};
  PredicateCells cells{program, statuses, Bounds{}.cell_visits};
  PatternLiterals literals{program};
  std::size_t room = Bounds{}.placed_rows;
  HostIndex hosts{program, room};
  Trigger trigger = TriggerFinder(program, cells, literals, hosts, Bounds{}.trigger_events).of(condition);
};

TEST(Trigger, OfAConjunctionIsItsRarestPart) {
  ProgramBuilder builder;
  const auto condition = builder.all({builder.codes({{550, 550}}), builder.has("no such user"), builder.has("user")});
  const Case it{builder.build(), condition};
  EXPECT_FALSE(it.trigger.always);
  ASSERT_EQ(1U, it.trigger.patterns.size());
  EXPECT_EQ("no such user", it.program.text(it.program.patterns()[it.trigger.patterns[0]].literal));
  EXPECT_TRUE(it.trigger.code_predicates.empty());
}

TEST(Trigger, OfADisjunctionIsEveryPartsTrigger) {
  ProgramBuilder builder;
  const auto condition = builder.any({builder.codes({{421, 421}}), builder.has("greylisted")});
  const Case it{builder.build(), condition};
  EXPECT_EQ(1U, it.trigger.patterns.size());
  EXPECT_EQ(1U, it.trigger.code_predicates.size());
}

TEST(Trigger, OfADisjunctionWithAComplementIsUnknown) {
  ProgramBuilder builder;
  const auto condition = builder.any({builder.has("greylisted"), builder.no(builder.has("user"))});
  EXPECT_TRUE((Case{builder.build(), condition}.trigger.always));
}

TEST(Trigger, OfAListOfHostsIsItself) {
  ProgramBuilder builder;
  const auto condition = builder.all({builder.codes({{550, 550}}), builder.hosts(field::host, {".example"})});
  const Case it{builder.build(), condition};
  EXPECT_FALSE(it.trigger.always);
  EXPECT_EQ(1U, it.trigger.host_predicates.size());
  EXPECT_TRUE(it.trigger.code_predicates.empty());
}

TEST(Trigger, OfAMissingFieldIsUnknown) {
  ProgramBuilder builder;
  const auto condition = builder.test(field::code, PredicateOp::missing);
  EXPECT_TRUE((Case{builder.build(), condition}.trigger.always));
}

}  // namespace
}  // namespace carom::table
