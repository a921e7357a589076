// In-language tests: what passes, what fails and why, and what a policy changes.
#include "runtime/embed/test_policy.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

constexpr std::string_view kHead = R"(pack trial 1.0.0 { language 1; layer base }
class trial.gone { type permanent; scope recipient; retry never; suppress recipient }
class trial.busy { type temporary; scope session; retry after 1h }
unwrap said { take "host said: {reply}" test "host said: 550 5.1.1 gone" }
annotate listed { when text has "listed" tag listed test "listed" test not "gone" }
fallback rule busy { when text has "busy" => trial.busy }
)";

// The pack's tests after `rules`; diagnostics stay in `policy`.
struct Tested {
  Folder folder;
  std::unique_ptr<Compiled> policy;
  std::vector<TestResult> results;

  explicit Tested(std::string_view rules) {
    const PolicySpec spec{{folder.write("trial.carom", std::string(kHead) + std::string(rules))}, {}, {}};
    run(spec);
  }
  Tested(std::string_view rules, std::string_view over) {
    folder.write("trial.carom", std::string(kHead) + std::string(rules));
    run({{folder.write("policy.carom", std::string(over))}, {}, {}});
  }
  void run(const PolicySpec& spec) {
    auto compiled = compile(spec);
    ASSERT_TRUE(compiled.has_value()) << compiled.error().message;
    policy = std::move(*compiled);
    for (const dsl::Diagnostic& diagnostic : policy->diagnostics.all())
      ASSERT_NE(dsl::Severity::error, diagnostic.severity) << diagnostic.message;
    auto tested = test_policy(spec, *policy);
    ASSERT_TRUE(tested.has_value()) << tested.error().message;
    results = std::move(*tested);
  }
  [[nodiscard]] const TestResult& of(std::string_view sample) const {
    return *std::ranges::find(results, sample, &TestResult::sample);
  }
  [[nodiscard]] bool reports(dsl::DiagnosticId id) const {
    return std::ranges::find(policy->diagnostics.all(), id, &dsl::Diagnostic::id) != policy->diagnostics.all().end();
  }
};

TEST(TestPolicy, ListsTheTestsOfDisabledUnwrapsAndAnnotationsAsSkipped) {
  const Tested tested("",
                      "pack own 1.0.0 { language 1; layer local }\nuse trial\n"
                      "disable unwrap trial.said because \"it loses words\"\n"
                      "disable annotate trial.listed because \"noisy\"\n");
  EXPECT_EQ(Outcome::skipped, tested.of("host said: 550 5.1.1 gone").outcome);
  EXPECT_EQ(Outcome::skipped, tested.of("listed").outcome);
  EXPECT_EQ("trial.listed", tested.of("listed").owner);
}

TEST(TestPolicy, PassesWhatHolds) {
  const Tested tested(
      R"(rule gone { when text has "gone" => trial.gone test "gone" test not "here" test "550 gone busy" gives trial.gone
    test { code: 550, text: "gone" } })");
  EXPECT_EQ(7U, tested.results.size());
  EXPECT_EQ(tested.results.size(), count(tested.results, Outcome::passed));
  EXPECT_FALSE(tested.policy->diagnostics.has_errors());
}

TEST(TestPolicy, SaysWhichRuleWonInsteadAndWhy) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone test "gone" }
fallback rule late { when text has "late" => trial.busy test "late and gone" })");
  const TestResult& failed = tested.of("late and gone");
  EXPECT_EQ(Outcome::failed, failed.outcome);
  EXPECT_EQ("rule `trial.gone` wins, class `trial.gone`; evidence: text \"gone\"", failed.found);
  ASSERT_EQ(1U, failed.why.size());
  EXPECT_NE(std::string::npos, failed.why[0].find("stronger band")) << failed.why[0];
  EXPECT_TRUE(tested.reports(dsl::DiagnosticId::C0911));
}

TEST(TestPolicy, NamesTheConditionThatDoesNotHold) {
  const Tested tested(R"(rule gone { when code 550 and text has "gone" => trial.gone test "551 gone" })");
  const TestResult& failed = tested.of("551 gone");
  EXPECT_EQ(Outcome::failed, failed.outcome);
  EXPECT_NE(std::string::npos, failed.found.find("no rule holds"));
  ASSERT_EQ(1U, failed.why.size());
  EXPECT_NE(std::string::npos, failed.why[0].find("code")) << failed.why[0];
}

TEST(TestPolicy, FailsANearMissThatHolds) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone test not "gone" })");
  EXPECT_EQ(Outcome::failed, tested.of("gone").outcome);
}

TEST(TestPolicy, FailsAnotherClassThanGiven) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone test "gone" gives trial.busy })");
  EXPECT_EQ(Outcome::failed, tested.of("gone").outcome);
}

TEST(TestPolicy, KeepsKnownGapsApart) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone todo test "away" todo test "gone" })");
  EXPECT_EQ(Outcome::known_gap, tested.of("away").outcome);
  EXPECT_EQ(Outcome::closed_gap, tested.of("gone").outcome);
  EXPECT_TRUE(tested.reports(dsl::DiagnosticId::C0912));
  EXPECT_FALSE(tested.reports(dsl::DiagnosticId::C0911));
}

TEST(TestPolicy, TellsWhatAPolicyChangesAsANote) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone test "gone" }
rule away { when text has "away" => trial.gone test "away" })",
                      R"(pack policy 1.0.0 { language 1; layer local }
use trial
override rule trial.gone { add unless text has "gone" }
disable rule trial.away because "not here"
)");
  EXPECT_EQ(Outcome::changed, tested.of("gone").outcome);
  EXPECT_EQ(Outcome::skipped, tested.of("away").outcome);
  EXPECT_TRUE(tested.reports(dsl::DiagnosticId::C0913));
  EXPECT_FALSE(tested.policy->diagnostics.has_errors());
}

TEST(TestPolicy, TellsOnceWhatOneRuleChangesInManyTests) {
  const Tested tested(R"(rule gone { when text has "gone" => trial.gone test "gone" test "gone for good" }
rule away { when text has "away" => trial.gone test "away and gone" })",
                      R"(pack policy 1.0.0 { language 1; layer local }
use trial
rule broad { when text has any ["gone", "away"] => trial.busy }
)");
  EXPECT_EQ(3U, count(tested.results, Outcome::changed));
  EXPECT_EQ(1, std::ranges::count(tested.policy->diagnostics.all(), dsl::DiagnosticId::C0913, &dsl::Diagnostic::id));
}

}  // namespace
}  // namespace carom::embed
