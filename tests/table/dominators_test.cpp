// What every match passes, at a cost that is bounded whatever the automaton is.
#include "runtime/table/dominators.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compiler/pattern/compile_pattern.h"
#include "runtime/table/pattern_literals.h"
#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::NfaInstruction;
using core::NfaOp;

std::vector<NfaInstruction> automaton_of(std::string_view regex) {
  auto compiled = compiler::compile_regex(regex, Limits{});
  EXPECT_TRUE(compiled.has_value()) << regex;
  return compiled->instructions;
}

TEST(Dominators, AreWhatEveryMatchPasses) {
  const auto automaton = automaton_of("a(b|c)d");
  const Dominators dominators(automaton);
  std::string bytes;
  for (const std::uint32_t at : dominators.chain())
    if (automaton[at].op == NfaOp::byte_range) bytes += static_cast<char>(automaton[at].low);
  EXPECT_EQ(bytes, "ad");
}

TEST(Dominators, OfOptionsInOptionsAreStillFound) {
  const auto automaton = automaton_of("ab{0,200}c");
  EXPECT_FALSE(Dominators(automaton).chain().empty());
}

/// Two chains of splits whose places of one number lead to one rung each: what its parents share lies at the begin, so
/// looking for it costs the square of the length.
std::vector<NfaInstruction> ladder(std::uint32_t length) {
  const auto instruction = [](NfaOp op, std::uint32_t next, std::uint32_t alternative) {
    return NfaInstruction{.op = op, .low = 0, .high = 0, .slot = 0, .next = next, .alternative = alternative};
  };
  const std::uint32_t rungs = 1 + 2 * length;
  const std::uint32_t match = rungs + length;
  std::vector<NfaInstruction> automaton{instruction(NfaOp::split, 1, 1 + length)};
  for (const std::uint32_t side : {1U, 1 + length})
    for (std::uint32_t i = 0; i < length; ++i)
      automaton.push_back(instruction(NfaOp::split, i + 1 < length ? side + i + 1 : match, rungs + i));
  for (std::uint32_t i = 0; i < length; ++i) automaton.push_back(instruction(NfaOp::jump, match, 0));
  automaton.push_back({});
  return automaton;
}

TEST(Dominators, AreGivenUpWhereTheyWouldCostTheSquareOfTheAutomaton) {
  const auto small = ladder(100);
  EXPECT_EQ(Dominators(small).chain(), (std::vector<std::uint32_t>{0, 301}));
  const auto large = ladder(20'000);
  EXPECT_TRUE(Dominators(large).chain().empty());
}

TEST(PatternLiterals, KnowWhatMustOccurOfAutomataOnTheText) {
  core::ProgramBuilder b;
  const auto automaton = core::AutomatonBuilder().literal("user ").hole("x", core::HoleKind::any).literal("unknown");
  b.pattern(core::PatternKind::template_, automaton);
  b.pattern(core::PatternKind::template_, automaton, core::field::host);
  b.has("user unknown");
  const core::Program program = b.build();
  const PatternLiterals literals(program);
  EXPECT_EQ(literals.mandatory(0).all().size(), 2U);
  EXPECT_TRUE(literals.mandatory(1).all().empty());
  EXPECT_TRUE(literals.mandatory(2).all().empty());
}

}  // namespace
}  // namespace carom::table
