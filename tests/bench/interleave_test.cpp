// Turns and units, not speed: a test that measures time would fail on a busy machine.
#include "bench/measure/interleave.h"

#include <gtest/gtest.h>

#include <string>

namespace carom::bench {
namespace {

TEST(Interleave, TakesTurnsAndLetsEachContenderBegin) {
  std::string turns;
  const std::vector<Contender> contenders = {{"a", [&] { turns += 'a'; }, 1}, {"b", [&] { turns += 'b'; }, 1}};
  const Samples samples = interleave(contenders, {.seconds = 0, .least_rounds = 4, .most_rounds = 4});
  EXPECT_EQ(turns,
            "aabb"
            "abbaabba")
      << "a pass to warm up and one to plan with, then the rounds";
  ASSERT_EQ(samples.size(), 2U);
  EXPECT_EQ(samples[0].size(), 4U);
}

TEST(Interleave, MakesAsManyRoundsAsFitBetweenItsBounds) {
  const auto rounds = [](Effort effort) { return interleave({{"a", [] {}, 1}}, effort)[0].size(); };
  EXPECT_EQ(rounds({.seconds = 0, .least_rounds = 5, .most_rounds = 9}), 5U);
  EXPECT_EQ(rounds({.seconds = 1e6, .least_rounds = 5, .most_rounds = 9}), 9U);
}

TEST(Interleave, OfNobodyGivesNothing) {
  EXPECT_TRUE(interleave({}, {}).empty());
}

}  // namespace
}  // namespace carom::bench
