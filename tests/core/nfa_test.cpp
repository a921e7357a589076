// The machine on hand-made programs; what patterns compile to is tested in tests/compiler/.
#include "runtime/core/nfa.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carom::core {
namespace {

using Program = std::vector<NfaInstruction>;

NfaInstruction byte(char c, std::uint32_t next) {
  const auto value = static_cast<std::uint8_t>(c);
  return {NfaOp::byte_range, value, value, 0, next, 0};
}
NfaInstruction any(std::uint32_t next) {
  return {NfaOp::byte_range, 0, 255, 0, next, 0};
}
NfaInstruction split(std::uint32_t next, std::uint32_t alternative) {
  return {NfaOp::split, 0, 0, 0, next, alternative};
}
NfaInstruction save(std::uint8_t slot, std::uint32_t next) {
  return {NfaOp::save, 0, 0, slot, next, 0};
}
NfaInstruction when(NfaOp op, std::uint32_t next) {
  return {op, 0, 0, 0, next, 0};
}
NfaInstruction match() {
  return {};
}

std::optional<NfaMatch> found(const Program& program, MatchChoice choice, std::string_view text, std::uint32_t from = 0,
                              std::uint32_t holes = 0) {
  NfaScratch scratch;
  NfaMatch result;
  if (!search(program, holes, choice, text, from, scratch, result)) return std::nullopt;
  return result;
}

std::optional<Span> longest(const Program& program, std::string_view text, std::uint32_t from = 0) {
  const auto result = found(program, MatchChoice::leftmost_longest, text, from);
  return result ? std::optional(result->whole) : std::nullopt;
}

std::optional<Span> first(const Program& program, std::string_view text) {
  const auto result = found(program, MatchChoice::leftmost_first, text);
  return result ? std::optional(result->whole) : std::nullopt;
}

/// a|ab
const Program kShortOrLong = {split(1, 3), byte('a', 2), match(), byte('a', 4), byte('b', 2)};
/// a{hole: .*?}b
const Program kHole = {byte('a', 1), save(0, 2), split(4, 3), any(2), save(1, 5), byte('b', 6), match()};

TEST(Nfa, NeverMatchesWithoutInstructions) {
  EXPECT_EQ(longest({}, "a"), std::nullopt);
}

TEST(Nfa, MatchesTheEmptyTextAtItsBegin) {
  EXPECT_EQ(longest({match()}, ""), (Span{0, 0}));
  EXPECT_EQ(longest({match()}, "abc", 2), (Span{2, 2}));
}

TEST(Nfa, SearchesFromAnyPlace) {
  EXPECT_EQ(longest({byte('a', 1), match()}, "xaxa"), (Span{1, 2}));
  EXPECT_EQ(longest({byte('a', 1), match()}, "xaxa", 2), (Span{3, 4}));
  EXPECT_EQ(longest({byte('a', 1), match()}, "xaxa", 4), std::nullopt);
}

TEST(Nfa, ChoosesTheLongestOrTheFirst) {
  EXPECT_EQ(longest(kShortOrLong, "xab"), (Span{1, 3}));
  EXPECT_EQ(first(kShortOrLong, "xab"), (Span{1, 2}));
}

TEST(Nfa, PrefersTheLeftmostToTheLongest) {
  // ab|bcd
  const Program program = {split(1, 3), byte('a', 2), byte('b', 6), byte('b', 4), byte('c', 5), byte('d', 6), match()};
  EXPECT_EQ(longest(program, "abcd"), (Span{0, 2}));
}

TEST(Nfa, GivesTheSpansOfHoles) {
  const auto result = found(kHole, MatchChoice::leftmost_first, "xaccbb", 0, 1);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->whole, (Span{1, 5}));
  EXPECT_EQ(result->holes, (std::vector<Span>{{2, 4}}));
}

TEST(Nfa, LeavesAnUntouchedHoleEmptyAtZero) {
  // b|{hole: c}
  const Program program = {split(1, 2), byte('b', 5), save(0, 3), byte('c', 4), save(1, 5), match()};
  EXPECT_EQ(found(program, MatchChoice::leftmost_first, "xb", 0, 1)->holes, (std::vector<Span>{{0, 0}}));
  EXPECT_EQ(found(program, MatchChoice::leftmost_first, "xc", 0, 1)->holes, (std::vector<Span>{{1, 2}}));
}

TEST(Nfa, KeepsTheHolesOfThePreferredThread) {
  // {hole: a?} a? with the hole taking nothing first: the save of the other branch must not leak.
  const Program program = {save(0, 1), split(3, 2), byte('a', 3), save(1, 4), split(5, 6), byte('a', 6), match()};
  EXPECT_EQ(found(program, MatchChoice::leftmost_first, "a", 0, 1)->holes, (std::vector<Span>{{0, 0}}));
}

TEST(Nfa, KnowsTheEndsOfTheText) {
  const Program begins = {when(NfaOp::assert_begin, 1), byte('a', 2), match()};
  EXPECT_EQ(longest(begins, "aa"), (Span{0, 1}));
  EXPECT_EQ(longest(begins, "aa", 1), std::nullopt);
  const Program ends = {byte('a', 1), when(NfaOp::assert_end, 2), match()};
  EXPECT_EQ(longest(ends, "aab"), std::nullopt);
  EXPECT_EQ(longest(ends, "aba"), (Span{2, 3}));
}

TEST(Nfa, KnowsTheBoundsOfAsciiWords) {
  const Program begins_word = {when(NfaOp::assert_word, 1), byte('a', 2), match()};
  EXPECT_EQ(longest(begins_word, "ba a"), (Span{3, 4}));
  EXPECT_EQ(longest(begins_word, "ba a", 1), (Span{3, 4})) << "the byte before the start of the search counts";
  const Program inside_word = {when(NfaOp::assert_not_word, 1), byte('a', 2), match()};
  EXPECT_EQ(longest(inside_word, "a ba"), (Span{3, 4}));
  EXPECT_EQ(longest({when(NfaOp::assert_word, 1), match()}, ""), std::nullopt);
}

TEST(Nfa, LeavesLoopsThatReadNothing) {
  const Program program = {split(1, 2), {NfaOp::jump, 0, 0, 0, 0, 0}, byte('a', 3), match()};
  EXPECT_EQ(longest(program, "ba"), (Span{1, 2}));
}

/// (a?){n}a{n}, which costs backtracking matchers 2^n.
Program optional_then_plain(std::uint32_t n) {
  Program program;
  for (std::uint32_t i = 0; i < n; ++i) {
    program.push_back(split(2 * i + 1, 2 * i + 2));
    program.push_back(byte('a', 2 * i + 2));
  }
  for (std::uint32_t i = 0; i < n; ++i) program.push_back(byte('a', 2 * n + i + 1));
  program.push_back(match());
  return program;
}

TEST(Nfa, TakesAtMostTextTimesProgramSteps) {
  NfaScratch scratch;
  NfaMatch result;
  const Program program = optional_then_plain(50);
  for (const std::size_t size : {49U, 50U, 1'000U}) {
    const std::string text(size, 'a');
    EXPECT_EQ(search(program, 0, MatchChoice::leftmost_longest, text, 0, scratch, result), size >= 50);
    EXPECT_LE(scratch.steps, (size + 1) * program.size());
  }
}

TEST(Nfa, CostsTheSameAByteInALongText) {
  NfaScratch scratch;
  NfaMatch result;
  const auto steps = [&](std::size_t size) {
    EXPECT_FALSE(search(kHole, 1, MatchChoice::leftmost_first, std::string(size, 'a'), 0, scratch, result));
    return scratch.steps;
  };
  EXPECT_LE(steps(64'000), 16 * steps(4'000) + kHole.size());
}

TEST(Nfa, AllocatesNothingOnceItsScratchIsWarm) {
  NfaScratch scratch;
  NfaMatch result;
  const std::string text(1'000, 'a');
  const Program program = optional_then_plain(20);
  for (int i = 0; i < 2; ++i) EXPECT_TRUE(search(program, 0, MatchChoice::leftmost_longest, text, 0, scratch, result));
  const auto capacities = [&] {
    return std::vector{scratch.stack.capacity(), scratch.row.capacity(),
                       scratch.now.at.capacity() + scratch.next.at.capacity(),
                       scratch.now.slots.capacity() + scratch.next.slots.capacity(), scratch.seen.capacity()};
  };
  const auto before = capacities();
  EXPECT_TRUE(search(program, 0, MatchChoice::leftmost_longest, text, 0, scratch, result));
  EXPECT_EQ(capacities(), before);
}

TEST(Nfa, SurvivesTheEndOfItsGenerations) {
  NfaScratch scratch;
  NfaMatch result;
  scratch.generation = 0xFFFFFFFE;
  EXPECT_TRUE(search(kShortOrLong, 0, MatchChoice::leftmost_longest, "xxxab", 0, scratch, result));
  EXPECT_EQ(result.whole, (Span{3, 5}));
}

}  // namespace
}  // namespace carom::core
