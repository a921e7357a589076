// Capitals become letters of their own, and nothing else changes.
#include "importers/marked_case.h"

#include <gtest/gtest.h>

namespace carom::importers {
namespace {

std::string marked(std::string pattern, bool case_matters = true) {
  SourceRules source;
  source.rules.emplace_back().pattern = std::move(pattern);
  source.rules.back().case_matters = case_matters;
  EXPECT_EQ(minds_case(source), case_matters);
  return with_marked_case(std::move(source)).rules.front().pattern;
}

TEST(MarkedCase, ACapitalThatMeansItselfIsOneOtherLetter) {
  EXPECT_EQ(marked("User?"), "\xEE\x81\x95ser?");
  EXPECT_EQ(marked("user [A-Z] \\D"), "user [A-Z] \\D");
  EXPECT_NE(marked("A"), marked("B"));
}

TEST(MarkedCase, RulesThatDoNotMindStay) {
  EXPECT_EQ(marked("User", false), "User");
}

}  // namespace
}  // namespace carom::importers
