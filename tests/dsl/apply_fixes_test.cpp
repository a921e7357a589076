// `carom fix` applies each fix as a whole or leaves it for the next run.
#include "dsl/diag/apply_fixes.h"

#include <gtest/gtest.h>

namespace carom::dsl {
namespace {

class ApplyFixes : public ::testing::Test {
 protected:
  void SetUp() override {
    sources_.add("one.carom", "0123456789");
    sources_.add("two.carom", "abcdef");
  }

  void fix(std::vector<Edit> edits, Applicability applicability = Applicability::machine_applicable) {
    diagnostics_.push_back({DiagnosticId::C0203, Severity::error, {}, "found", {}, std::move(edits), applicability});
  }

  FixResult apply() {
    return apply_fixes(diagnostics_, sources_, [](SourceId) { return true; });
  }

  SourceMap sources_;
  std::vector<Diagnostic> diagnostics_;
};

TEST_F(ApplyFixes, ReplacesInsertsAndRemovesInOneFile) {
  fix({{{0, {8, 10}}, "END"}});
  fix({{{0, {0, 0}}, ">"}, {{0, {3, 5}}, ""}});
  const FixResult result = apply();
  ASSERT_EQ(result.files.size(), 1U);
  EXPECT_EQ(result.files[0].file, 0U);
  EXPECT_EQ(result.files[0].text, ">012567END");
  EXPECT_EQ(result.applied.size(), 2U);
  EXPECT_EQ(result.left_out.size(), 0U);
}

TEST_F(ApplyFixes, LeavesNoDoubledSpaceWhereAWordWas) {
  const std::pair<const char*, const char*> cases[] = {{"code XX 550", "code 550"},
                                                       {"code 550 XX\nb", "code 550\nb"},
                                                       {"a\n  XX\nb", "a\nb"},
                                                       {"a\r\n  XX \r\nb\r\n", "a\r\nb\r\n"},
                                                       {"code 550 XX\r\nb", "code 550\r\nb"},
                                                       {"a\n  XX b", "a\n  b"},
                                                       {"[aXX]", "[a]"},
                                                       {"(XX a)", "( a)"},
                                                       {"aXX b", "a b"},
                                                       {"XX", ""}};
  for (const auto& [before, after] : cases) {
    sources_ = {};
    diagnostics_.clear();
    sources_.add("one.carom", before);
    const auto at = static_cast<std::uint32_t>(std::string_view(before).find("XX"));
    fix({{{0, {at, at + 2}}, ""}});
    EXPECT_EQ(apply().files.at(0).text, after) << before;
  }
}

TEST_F(ApplyFixes, KeepsTheSpaceBetweenTwoRemovedWords) {
  sources_ = {};
  sources_.add("one.carom", "a XX YY b");
  fix({{{0, {2, 4}}, ""}});
  fix({{{0, {5, 7}}, ""}});
  EXPECT_EQ(apply().files.at(0).text, "a b");
}

TEST_F(ApplyFixes, NamesOnlyTheFilesThatChange) {
  fix({{{1, {0, 1}}, "A"}});
  const FixResult result = apply();
  ASSERT_EQ(result.files.size(), 1U);
  EXPECT_EQ(result.files[0].file, 1U);
  EXPECT_EQ(result.files[0].text, "Abcdef");
}

TEST_F(ApplyFixes, LetsTheFirstOfTwoOverlappingFixesWin) {
  fix({{{0, {2, 6}}, "x"}});
  fix({{{0, {5, 7}}, "y"}});
  fix({{{0, {0, 3}}, "z"}});
  const FixResult result = apply();
  EXPECT_EQ(result.files[0].text, "01x6789");
  EXPECT_EQ(result.applied.size(), 1U);
  EXPECT_EQ(result.left_out.size(), 2U);
}

TEST_F(ApplyFixes, LeavesAFixOutAsAWhole) {
  fix({{{0, {2, 6}}, "x"}});
  fix({{{1, {0, 1}}, "A"}, {{0, {5, 7}}, "y"}});
  const FixResult result = apply();
  ASSERT_EQ(result.files.size(), 1U) << "the edit in the second file belongs to a fix that did not fit";
  EXPECT_EQ(result.left_out.size(), 1U);
}

TEST_F(ApplyFixes, TakesNeighboursThatOnlyTouch) {
  fix({{{0, {2, 4}}, "x"}});
  fix({{{0, {4, 6}}, "y"}});
  EXPECT_EQ(apply().files[0].text, "01xy6789");
}

TEST_F(ApplyFixes, MakesTheSameEditOfSeveralDiagnosticsOnce) {
  fix({{{0, {0, 0}}, "use std.classes\n"}});
  fix({{{0, {0, 0}}, "use std.classes\n"}});
  const FixResult result = apply();
  EXPECT_EQ(result.files[0].text, "use std.classes\n0123456789");
  EXPECT_EQ(result.applied.size(), 2U);
}

TEST_F(ApplyFixes, GuessesNoOrderOfTwoInsertionsAtOnePlace) {
  fix({{{0, {4, 4}}, "x"}});
  fix({{{0, {4, 4}}, "y"}});
  const FixResult result = apply();
  EXPECT_EQ(result.files[0].text, "0123x456789");
  EXPECT_EQ(result.left_out.size(), 1U);
}

TEST_F(ApplyFixes, LeavesOutEditsOutsideTheirFile) {
  fix({{{0, {9, 11}}, "x"}});
  fix({{{7, {0, 0}}, "x"}});
  const FixResult result = apply();
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.left_out.size(), 2U);
}

TEST_F(ApplyFixes, PassesOverDiagnosticsWithoutAFix) {
  fix({});
  const FixResult result = apply();
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.applied.size() + result.left_out.size() + result.for_review.size(), 0U);
}

TEST_F(ApplyFixes, LeavesFixesForReviewToAPerson) {
  fix({{{0, {0, 1}}, "x"}}, Applicability::for_review);
  fix({{{0, {0, 1}}, "y"}});
  const FixResult result = apply();
  EXPECT_EQ(result.files[0].text, "y123456789") << "what is not applied takes no room";
  EXPECT_EQ(result.for_review, std::vector<const Diagnostic*>{&diagnostics_[0]});
  EXPECT_EQ(result.applied, std::vector<const Diagnostic*>{&diagnostics_[1]});
}

TEST_F(ApplyFixes, PassesOverFixesThatReachFilesOfOthers) {
  fix({{{0, {0, 1}}, "x"}, {{1, {0, 1}}, "x"}});
  const FixResult result = apply_fixes(diagnostics_, sources_, [](SourceId file) { return file == 0; });
  EXPECT_TRUE(result.files.empty());
  EXPECT_EQ(result.applied.size() + result.left_out.size() + result.for_review.size(), 0U);
}

TEST(Diagnostic, HasAFixAsApplicableAsTheLeastOfItsEdits) {
  Diagnostic diagnostic{};
  diagnostic.offer({}, "a", Applicability::machine_applicable);
  EXPECT_EQ(diagnostic.applicability, Applicability::machine_applicable);
  diagnostic.offer({}, "b", Applicability::for_review);
  diagnostic.offer({}, "c", Applicability::machine_applicable);
  EXPECT_EQ(diagnostic.applicability, Applicability::for_review);
}

}  // namespace
}  // namespace carom::dsl
