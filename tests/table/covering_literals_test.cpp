// Literals of which every match holds one: which are chosen, and that they cover.
#include "runtime/table/covering_literals.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "compiler/pattern/compile_pattern.h"

namespace carom::table {
namespace {

using Texts = std::vector<std::string>;

std::vector<core::NfaInstruction> automaton_of(std::string_view regex) {
  auto compiled = compiler::compile_regex(regex, Limits{});
  EXPECT_TRUE(compiled.has_value()) << regex;
  return compiled->instructions;
}

CoveringLiterals covering(std::string_view regex, std::size_t visits = 16'000) {
  const auto automaton = automaton_of(regex);
  return covering_literals(Dominators(automaton), visits);
}

Texts texts_of(std::string_view regex) {
  Texts texts = covering(regex).texts;
  std::ranges::sort(texts);
  return texts;
}

TEST(CoveringLiterals, OfALiteralAreItself) {
  EXPECT_EQ(Texts{"no such"}, texts_of("no such"));
}

TEST(CoveringLiterals, AreTheRarestPartsAlternatives) {
  EXPECT_EQ((Texts{"not found", "unknown"}), texts_of("(user|box) ?([a-z]+:)*(not found|unknown)"));
}

TEST(CoveringLiterals, GoBehindAlternativesAsFarAsFewBytesFollow) {
  EXPECT_EQ((Texts{"[cs", "[hm"}), texts_of(R"(\[(cs|hm)\w+\])"));
}

TEST(CoveringLiterals, EndWhereAMatchMayEnd) {
  EXPECT_EQ((Texts{"qx"}), texts_of("qx(yz)?"));
}

TEST(CoveringLiterals, OfClassesAndOptionsAreNone) {
  EXPECT_TRUE(covering("[^a]+").texts.empty());
  EXPECT_TRUE(covering("(ab)?").texts.empty());
}

TEST(CoveringLiterals, WithoutVisitsLeftAreNone) {
  EXPECT_TRUE(covering("abc", 0).texts.empty());
}

TEST(CoveringLiterals, AreRarerTheLongerTheyAre) {
  EXPECT_LT(commonness_of("mailbox"), commonness_of("mail"));
  EXPECT_LT(commonness_of("q1"), commonness_of("e "));
}

// Whatever is chosen, no match may be without one of them, however little may be looked at.
TEST(CoveringLiterals, StandInEveryMatch) {
  std::mt19937 random(3);
  for (const std::string_view regex :
       {"ab|ba", "a(b|c)+a", "(a|b)( [^ ]+){1,2} c", "a{2,3}b", "(ab|b)*ca", R"(\bab\b|\bc\b)", "(a|b|c)(a|b)(c| )",
        "^ab?c", "a(b(c|a)|c(a|b))$", "[abc]{2}[ab] "}) {
    const auto automaton = automaton_of(regex);
    const Dominators dominators(automaton);
    for (std::size_t granted = 1; granted < 400; granted = granted * 3 + 1) {
      std::size_t visits = granted;
      const Texts texts = covering_literals(dominators, visits).texts;
      for (int i = 0; i < 2000; ++i) {
        std::string text;
        for (std::size_t size = random() % 10; size > 0; --size) text += "abc "[random() % 4];
        core::NfaScratch scratch;
        core::NfaMatch match;
        if (!core::search(automaton, 0, core::MatchChoice::leftmost_longest, text, 0, scratch, match)) continue;
        const bool is_covered =
            texts.empty() || std::ranges::any_of(texts, [&](const std::string& known) { return text.contains(known); });
        ASSERT_TRUE(is_covered) << '/' << regex << "/ on `" << text << "` with " << granted << " visits";
      }
    }
  }
}

}  // namespace
}  // namespace carom::table
