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

TEST(NearestName, IsEmptyWhenTheEffortIsSpent) {
  Effort plenty(10'000);
  EXPECT_EQ(nearest_name("recipient.invlid", kClasses, plenty), "recipient.invalid");
  Effort little(100);
  EXPECT_EQ(nearest_name("recipient.invlid", kClasses, little), "");
  EXPECT_EQ(little.left(), 0U) << "what follows is not tried either";
}

TEST(NearestName, TakesLittleForNamesOfOtherLengths) {
  const std::vector<std::string_view> names(1'000, "a.name.that.is.much.longer");
  Effort effort(1'100);
  EXPECT_EQ(nearest_name("short", names, effort), "");
  EXPECT_NE(effort.left(), 0U);
}

TEST(SuggestName, AddsNothingWhenTheEffortIsSpent) {
  Diagnostic diagnostic{};
  Effort none(0);
  EXPECT_FALSE(suggest_name(diagnostic, "mailbox.ful", {}, kClasses, none));
  EXPECT_TRUE(diagnostic.notes.empty());
  EXPECT_TRUE(diagnostic.fix.empty());
}

Applicability applicability_of(std::string_view name, std::string_view nearest,
                               std::span<const std::string_view> candidates = kClasses) {
  Effort plenty(10'000);
  return dsl::applicability_of(name, nearest, candidates, plenty);
}

TEST(Applicability, IsForReviewWhenTheEffortIsSpent) {
  Effort little(20);
  EXPECT_EQ(dsl::applicability_of("mailbox.ful", "mailbox.full", kClasses, little), Applicability::for_review);
}

TEST(Applicability, IsForMachinesWhenOneSlipLeadsToOneName) {
  for (const std::string_view slip : {"mailbox.ful", "mailbox.fulll", "mailbox.fuli", "mailbox.flul"})
    EXPECT_EQ(applicability_of(slip, "mailbox.full"), Applicability::machine_applicable) << slip;
}

TEST(Applicability, IsForReviewWhenMoreThanOneSlipLiesBetween) {
  EXPECT_EQ(applicability_of("malbox.ful", "mailbox.full"), Applicability::for_review);
  EXPECT_EQ(applicability_of("recipient.inctve", "recipient.inactive"), Applicability::for_review);
}

TEST(Applicability, IsForReviewWhenAnotherNameIsAsNear) {
  const std::vector<std::string_view> names = {"auth.dkim", "auth.skim"};
  EXPECT_EQ(applicability_of("auth.tkim", "auth.dkim", names), Applicability::for_review);
}

TEST(Applicability, IsForReviewWhenNumbersDiffer) {
  const std::vector<std::string_view> names = {"C0299", "row.one1"};
  EXPECT_EQ(applicability_of("C0209", "C0299", names), Applicability::for_review);
  EXPECT_EQ(applicability_of("row.one", "row.one1", names), Applicability::for_review);
  EXPECT_EQ(applicability_of("row.ome1", "row.one1", names), Applicability::machine_applicable);
}

TEST(Applicability, IsForReviewInNamesTooShortToTell) {
  const std::vector<std::string_view> names = {"vip"};
  EXPECT_EQ(applicability_of("vap", "vip", names), Applicability::for_review);
}

}  // namespace
}  // namespace carom::dsl
