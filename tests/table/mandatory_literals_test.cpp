// Literals that every match holds, in order.
#include "runtime/table/mandatory_literals.h"

#include <gtest/gtest.h>

#include "tests/core/program_builder.h"

namespace carom::table {
namespace {

using core::AutomatonBuilder;
using core::NfaInstruction;
using core::NfaOp;

std::vector<std::string> literals_of(const std::vector<NfaInstruction>& automaton) {
  const MandatoryLiterals literals{Dominators(automaton)};
  return {literals.all().begin(), literals.all().end()};
}

NfaInstruction byte(char c, std::uint32_t next) {
  const auto b = static_cast<std::uint8_t>(c);
  return {.op = NfaOp::byte_range, .low = b, .high = b, .slot = 0, .next = next, .alternative = 0};
}

NfaInstruction split(std::uint32_t next, std::uint32_t alternative) {
  return {.op = NfaOp::split, .low = 0, .high = 0, .slot = 0, .next = next, .alternative = alternative};
}

TEST(MandatoryLiterals, StandBetweenTheHolesOfATemplate) {
  const auto automaton =
      AutomatonBuilder().literal("user ").hole("who", core::HoleKind::word).literal(" is unknown").instructions();
  EXPECT_EQ((std::vector<std::string>{"user ", " is unknown"}), literals_of(automaton));
}

TEST(MandatoryLiterals, LeaveOutWhatIsOptional) {
  // ab?c
  const std::vector<NfaInstruction> automaton = {byte('a', 1), split(2, 3), byte('b', 3), byte('c', 4),
                                                 NfaInstruction{}};
  EXPECT_EQ((std::vector<std::string>{"a", "c"}), literals_of(automaton));
}

TEST(MandatoryLiterals, DoNotJoinWhatARepetitionEnters) {
  // a(b+)c: b is entered from itself too, so ab is none
  const std::vector<NfaInstruction> automaton = {byte('a', 1), byte('b', 2), split(1, 3), byte('c', 4),
                                                 NfaInstruction{}};
  EXPECT_EQ((std::vector<std::string>{"a", "b", "c"}), literals_of(automaton));
}

TEST(MandatoryLiterals, OfAlternativesAreNone) {
  const std::vector<NfaInstruction> automaton = {split(1, 2), byte('a', 3), byte('b', 3), NfaInstruction{}};
  EXPECT_TRUE(literals_of(automaton).empty());
}

TEST(MandatoryLiterals, MustOccurInOrder) {
  const auto automaton = AutomatonBuilder().literal("ab").hole("x", core::HoleKind::any).literal("ba").instructions();
  const MandatoryLiterals literals{Dominators(automaton)};
  EXPECT_TRUE(literals.occur_in("..ab-ba"));
  EXPECT_FALSE(literals.occur_in("ba-ab"));
  EXPECT_FALSE(literals.occur_in("aba"));
}

}  // namespace
}  // namespace carom::table
