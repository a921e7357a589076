// "Did you mean" finds the slips people make and keeps quiet about anything else.
#include "dsl/diag/nearest_name.h"

#include <gtest/gtest.h>

#include <vector>

namespace carom::dsl {
namespace {

const std::vector<std::string_view> kClasses = {"recipient.invalid", "recipient.inactive", "mailbox.full",
                                                "rate.limited"};

TEST(NearestName, FindsAMissingLetter) {
  EXPECT_EQ(nearest_name("recipient.invlid", kClasses), "recipient.invalid");
}

TEST(NearestName, CountsASwapOfNeighboursAsOneSlip) {
  const std::vector<std::string_view> names = {"aabb", "abab"};
  EXPECT_EQ(nearest_name("abba", {names.data() + 1, 1}), "abab");
  EXPECT_EQ(nearest_name("mialbox.full", kClasses), "mailbox.full");
  const std::vector<std::string_view> swapped = {"ba"};
  EXPECT_EQ(nearest_name("ab", swapped), "ba") << "two replacements would be too far for two letters";
}

TEST(NearestName, TakesTheNearestNotTheFirst) {
  EXPECT_EQ(nearest_name("recipient.inactiv", kClasses), "recipient.inactive");
}

TEST(NearestName, GivesTiesToTheEarlierCandidate) {
  const std::vector<std::string_view> names = {"cat", "bat"};
  EXPECT_EQ(nearest_name("rat", names), "cat");
}

TEST(NearestName, IsEmptyWhenTheBestIsFartherThanAThirdRoundedUp) {
  const std::vector<std::string_view> names = {"abcd"};
  EXPECT_EQ(nearest_name("abxy", names), "abcd") << "two of four letters: a third rounded up";
  EXPECT_EQ(nearest_name("axyz", names), "");
  EXPECT_EQ(nearest_name("network.timeout", kClasses), "");
}

TEST(NearestName, IsEmptyWithoutCandidates) {
  EXPECT_EQ(nearest_name("anything", {}), "");
}

TEST(NearestName, TakesAnEmptyName) {
  const std::vector<std::string_view> names = {"a", "abc"};
  EXPECT_EQ(nearest_name("", names), "a");
}

}  // namespace
}  // namespace carom::dsl
