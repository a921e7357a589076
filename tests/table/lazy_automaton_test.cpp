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
    LazyAutomaton lazy(automaton);
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
  LazyAutomaton lazy(compiled->instructions);
  EXPECT_EQ(lazy.matches("sent by mx.a.example"), std::optional(false));
  EXPECT_EQ(lazy.matches("sent via mx.a.example"), std::nullopt);
}

TEST(LazyAutomaton, GivesUpInsteadOfGrowingWithoutBound) {
  const auto automaton = automaton_of("a[ab]{13}c");  // remembers which of the last 14 bytes were an a
  LazyAutomaton lazy(automaton);
  std::mt19937 random(2);
  std::string text(60000, 'b');
  for (char& c : text) c = random() % 2 == 0 ? 'a' : 'b';
  EXPECT_FALSE(lazy.matches(text).has_value());
  EXPECT_FALSE(lazy.matches("b").has_value()) << "giving up is for good";
}

}  // namespace
}  // namespace carom::table
