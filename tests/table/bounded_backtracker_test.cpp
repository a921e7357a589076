// The same matches as the Pike machine's, holes included.
#include "runtime/table/bounded_backtracker.h"

#include <gtest/gtest.h>

#include <random>

#include "compiler/pattern/compile_pattern.h"

namespace carom::table {
namespace {

using core::MatchChoice;

struct Automaton {
  std::vector<core::NfaInstruction> instructions;
  std::uint32_t holes = 0;
};

Automaton regex(std::string_view text) {
  auto compiled = compiler::compile_regex(text, Limits{});
  EXPECT_TRUE(compiled.has_value()) << text;
  return {compiled->instructions, 0};
}

Automaton template_of(std::string_view text) {
  auto compiled = compiler::compile_template(text, Limits{});
  EXPECT_TRUE(compiled.has_value()) << text;
  if (!compiled) return {};
  return {compiled->instructions, static_cast<std::uint32_t>(compiled->holes.size())};
}

std::string random_text(std::mt19937& random, std::string_view letters) {
  std::string text;
  for (std::size_t size = random() % 14; size > 0; --size) text += letters[random() % letters.size()];
  return text;
}

void expect_the_same(const Automaton& automaton, MatchChoice choice, std::string_view text, std::string_view what) {
  BoundedBacktracker backtracker;
  core::NfaScratch scratch;
  core::NfaMatch expected;
  core::NfaMatch found;
  const bool matches = core::search(automaton.instructions, automaton.holes, choice, text, 0, scratch, expected);
  ASSERT_EQ(std::optional(matches), backtracker.search(automaton.instructions, FirstBytes(automaton.instructions),
                                                       automaton.holes, choice, text, found))
      << what << " on `" << text << '`';
  if (!matches) return;
  ASSERT_EQ(expected.whole, found.whole) << what << " on `" << text << '`';
  ASSERT_EQ(expected.holes, found.holes) << what << " on `" << text << '`';
}

TEST(BoundedBacktracker, FindsTheLeftmostLongestMatchOfExpressions) {
  std::mt19937 random(4);
  for (const std::string_view text : {"ab*c", "^a|b$", R"(\bab\b)", R"(\Ba)", "a{2,3}b", "[^ab]c", "(a|ab)(c|bcd)?",
                                      "(a|b)( [^ ]+){1,2} c", "", "^$", "(a*)*", "(ab|b)*c", "(a*|b)+c?", "a|ab|abc"}) {
    const Automaton automaton = regex(text);
    for (int i = 0; i < 2000; ++i)
      expect_the_same(automaton, MatchChoice::leftmost_longest, random_text(random, "abc _-"), text);
  }
}

TEST(BoundedBacktracker, FindsTheFirstMatchOfTemplatesWithTheirHoles) {
  std::mt19937 random(5);
  for (const std::string_view text : {"a {word} b", "{x:word} a", "a{*}b{y:int}", "{h:host} {*}a", "a {x:int}.",
                                      "<{x:addr}>", "{a:word} {b:word} {*}c", "b{x:id}"}) {
    const Automaton automaton = template_of(text);
    for (int i = 0; i < 3000; ++i)
      expect_the_same(automaton, MatchChoice::leftmost_first, random_text(random, "ab1 .<>@c"), text);
  }
}

TEST(BoundedBacktracker, LeavesLargeSearchesToOthers) {
  const Automaton automaton = regex("(ab|cd){1,40}e");
  BoundedBacktracker backtracker;
  core::NfaMatch match;
  const std::string text(BoundedBacktracker::kMostStates / automaton.instructions.size() + 1, 'a');
  EXPECT_EQ(std::nullopt, backtracker.search(automaton.instructions, FirstBytes(automaton.instructions), 0,
                                             MatchChoice::leftmost_longest, text, match));
}

TEST(BoundedBacktracker, MayBeUsedAgain) {
  BoundedBacktracker backtracker;
  core::NfaMatch match;
  const Automaton a = regex("b+");
  EXPECT_EQ(true, backtracker.search(a.instructions, FirstBytes(a.instructions), 0, MatchChoice::leftmost_longest,
                                     "abbbc", match));
  EXPECT_EQ((Span{1, 4}), match.whole);
  EXPECT_EQ(true, backtracker.search(a.instructions, FirstBytes(a.instructions), 0, MatchChoice::leftmost_longest, "b",
                                     match));
  EXPECT_EQ((Span{0, 1}), match.whole);
  EXPECT_EQ(false, backtracker.search(a.instructions, FirstBytes(a.instructions), 0, MatchChoice::leftmost_longest, "",
                                      match));
}

}  // namespace
}  // namespace carom::table
