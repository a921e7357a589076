// The same answers as going back step by step.
#include "runtime/suppression/latest_tries.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <string>
#include <vector>

namespace carom::suppression {
namespace {

std::optional<std::size_t> step_by_step(const std::vector<std::string>& tries, std::size_t n) {
  std::set<std::string> met;
  std::size_t messages = 0;
  for (std::size_t place = tries.size(); place-- > 0;) {
    if (tries[place].empty() || met.insert(tries[place]).second) ++messages;
    if (messages == n) return place;
  }
  return std::nullopt;
}

TEST(LatestTries, OfNoneIsNothing) {
  const LatestTries tries(0);
  EXPECT_EQ(std::nullopt, tries.nth(1));
}

TEST(LatestTries, AreThoseThatGoingBackMeets) {
  std::mt19937 random(7);
  for (std::size_t most = 1; most <= 40; ++most) {
    const std::vector<std::string> names{"", "a", "b", "c", "d", "e"};
    std::vector<std::string> added;
    added.reserve(most);
    LatestTries tries(most);
    while (added.size() < most) {
      added.push_back(names[random() % names.size()]);
      tries.add(added.back());
      for (std::size_t n = 1; n <= added.size() + 1; ++n)
        ASSERT_EQ(step_by_step(added, n), tries.nth(n)) << added.size() << " tries, message " << n;
    }
  }
}

}  // namespace
}  // namespace carom::suppression
