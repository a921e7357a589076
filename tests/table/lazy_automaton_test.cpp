// The deterministic automaton answers as the Pike machine does.
#include "runtime/table/lazy_automaton.h"

#include <gtest/gtest.h>

#include <random>

#include "compiler/pattern/compile_pattern.h"

namespace carom::table {
namespace {

std::vector<core::NfaInstruction> automaton_of(std::string_view regex) {
  auto compiled = compiler::compile_regex(regex, Limits{});
  EXPECT_TRUE(compiled.has_value()) << regex;
  return compiled->instructions;
}

bool pike_matches(std::span<const core::NfaInstruction> automaton, std::string_view text) {
  core::NfaScratch scratch;
  core::NfaMatch match;
  return core::search(automaton, 0, core::MatchChoice::leftmost_longest, text, 0, scratch, match);
}

TEST(LazyAutomaton, AnswersAsThePikeMachineDoes) {
  std::mt19937 random(1);
  for (const std::string_view regex :
       {"ab*c", "^a|b$", R"(\bab\b)", R"(\Ba)", "a{2,3}b", "[^ab]c", "(a|b)( [^ ]+){1,2} c", "", "^$", R"(a\b|\bb)",
        "(ab|b)*c", "b.a", R"(^\b)", R"(\b$)"}) {
    const auto automaton = automaton_of(regex);
    std::size_t bytes = LazyAutomaton::kMostBytes;
    LazyAutomaton lazy(automaton, bytes);
    for (int i = 0; i < 4000; ++i) {
      std::string text;
      for (std::size_t size = random() % 9; size > 0; --size) text += "abc _-"[random() % 6];
      const auto answer = lazy.matches(text);
      ASSERT_TRUE(answer.has_value());
      ASSERT_EQ(pike_matches(automaton, text), *answer) << '/' << regex << "/ on `" << text << '`';
    }
  }
}

TEST(LazyAutomaton, IsSureOnlyOfNoMatchWhereTokenBoundariesAreAsked) {
  const auto compiled = compiler::compile_template("via {host}", Limits{});
  ASSERT_TRUE(compiled.has_value());
  std::size_t bytes = LazyAutomaton::kMostBytes;
  LazyAutomaton lazy(compiled->instructions, bytes);
  EXPECT_EQ(lazy.matches("sent by mx.a.example"), std::optional(false));
  EXPECT_EQ(lazy.matches("sent via mx.a.example"), std::nullopt);
}

std::string random_text() {
  std::mt19937 random(2);
  std::string text(60000, 'b');
  for (char& c : text) c = random() % 2 == 0 ? 'a' : 'b';
  return text;
}

TEST(LazyAutomaton, GivesUpInsteadOfGrowingWithoutBound) {
  const auto automaton = automaton_of("a[ab]{13}c");  // remembers which of the last 14 bytes were an a
  std::size_t bytes = LazyAutomaton::kMostBytes;
  LazyAutomaton lazy(automaton, bytes);
  EXPECT_FALSE(lazy.matches(random_text()).has_value());
  EXPECT_FALSE(lazy.matches("b").has_value()) << "giving up is for good";
}

TEST(LazyAutomaton, GivesUpWhenItsBytesAreUsedUpAndGivesThemBack) {
  const auto automaton = automaton_of("a[ab]{13}c");
  std::size_t bytes = 20'000;
  LazyAutomaton one(automaton, bytes);
  LazyAutomaton other(automaton, bytes);
  EXPECT_EQ(one.matches("aaaabab"), std::optional(false));
  EXPECT_EQ(bytes, 20'000 - one.bytes() - other.bytes());
  EXPECT_FALSE(other.matches(random_text()).has_value());
  EXPECT_EQ(other.bytes(), 0U);
  EXPECT_EQ(bytes, 20'000 - one.bytes());
  EXPECT_EQ(one.matches("bbb"), std::optional(false)) << "it has what it needs";
}

TEST(LazyAutomaton, OfManyInstructionsStopsByBytesLongBeforeByStates) {
  const auto automaton = automaton_of("(.*x){200}y");  // most states hold hundreds of instructions
  std::size_t bytes = std::size_t{1} << 40U;
  LazyAutomaton lazy(automaton, bytes);
  std::string text;
  for (int i = 0; i < 3000; ++i) text += "axbbx";
  static_cast<void>(lazy.matches(text));
  EXPECT_LE(lazy.bytes(), LazyAutomaton::kMostBytes);
}

TEST(LazyAutomaton, MadeWithNothingLeftGivesUpAtOnce) {
  std::size_t bytes = 10;
  const auto automaton = automaton_of("abc");
  LazyAutomaton lazy(automaton, bytes);
  EXPECT_FALSE(lazy.matches("b").has_value());
  EXPECT_EQ(bytes, 10U);
}

}  // namespace
}  // namespace carom::table
