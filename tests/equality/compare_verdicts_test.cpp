// A difference in any member of a verdict is a difference, and where the bytes lie is none.
#include "tests/equality/compare_verdicts.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>

namespace carom::equality {
namespace {

using core::Verdict;

const core::Evidence kEvidence[] = {{core::field::text, {1, 5}}};
const core::Evidence kOtherEvidence[] = {{core::field::text, {1, 6}}};
const std::string_view kTags[] = {"seen"};
const core::Fact kFacts[] = {{"who", "bob"}};
const core::Fact kOtherFacts[] = {{"who", "eve"}};

struct Change {
  std::string_view member;
  std::function<void(Verdict&)> apply;
};

class ChangedMember : public ::testing::TestWithParam<Change> {};

TEST_P(ChangedMember, IsNamed) {
  Verdict changed;
  GetParam().apply(changed);
  EXPECT_EQ(GetParam().member, first_difference(Verdict{}, changed));
  EXPECT_EQ(GetParam().member, first_difference(changed, Verdict{}));
  EXPECT_EQ("", first_difference(changed, changed));
}

const Change kChanges[] = {
    {"rule_index", [](Verdict& v) { v.rule_index = 3; }},
    {"rule", [](Verdict& v) { v.rule = "a.b"; }},
    {"class_name", [](Verdict& v) { v.class_name = "c"; }},
    {"type", [](Verdict& v) { v.type = core::BounceType::permanent; }},
    {"scope", [](Verdict& v) { v.scope = core::Scope::domain; }},
    {"action", [](Verdict& v) { v.action = core::Action::retry; }},
    {"retry", [](Verdict& v) { v.retry.give_up = 60; }},
    {"message", [](Verdict& v) { v.message = core::MessageState::over; }},
    {"suppress", [](Verdict& v) { v.suppress.guarded = 1; }},
    {"confidence", [](Verdict& v) { v.confidence = core::Confidence::high; }},
    {"pack", [](Verdict& v) { v.pack = "p"; }},
    {"layer", [](Verdict& v) { v.layer = core::Layer::local; }},
    {"advice", [](Verdict& v) { v.advice = "a"; }},
    {"cite", [](Verdict& v) { v.cite = "c"; }},
    {"code", [](Verdict& v) { v.code = 550; }},
    {"status", [](Verdict& v) { v.status = core::EnhancedStatus{5, 1, 1}; }},
    {"status_conflict", [](Verdict& v) { v.status_conflict = true; }},
    {"text_cut", [](Verdict& v) { v.text_cut = true; }},
    {"text_was_not_utf8", [](Verdict& v) { v.text_was_not_utf8 = true; }},
    {"evidence", [](Verdict& v) { v.evidence = kEvidence; }},
    {"tags", [](Verdict& v) { v.tags = kTags; }},
    {"facts", [](Verdict& v) { v.facts = kFacts; }},
    {"information", [](Verdict& v) { v.information = core::Information::full; }},
    {"overrode", [](Verdict& v) { v.overrode = "hard"; }},
    {"unwrapped", [](Verdict& v) { v.unwrapped = true; }},
    {"outer_code", [](Verdict& v) { v.outer_code = 554; }},
    {"outer_status", [](Verdict& v) { v.outer_status = core::EnhancedStatus{5, 0, 0}; }},
    {"outer_text", [](Verdict& v) { v.outer_text = "o"; }},
    {"outermost_code", [](Verdict& v) { v.outermost_code = 554; }},
};

INSTANTIATE_TEST_SUITE_P(EachMember, ChangedMember, ::testing::ValuesIn(kChanges),
                         [](const auto& tested) { return std::string(tested.param.member); });

TEST(FirstDifference, LooksIntoEvidenceAndFacts) {
  Verdict a;
  Verdict b;
  a.evidence = kEvidence;
  b.evidence = kOtherEvidence;
  EXPECT_EQ("evidence", first_difference(a, b));
  b.evidence = a.evidence;
  a.facts = kFacts;
  b.facts = kOtherFacts;
  EXPECT_EQ("facts", first_difference(a, b));
}

TEST(FirstDifference, ComparesBytesNotPlaces) {
  const std::string once = "outer words";
  const std::string again = "outer words";
  Verdict a;
  Verdict b;
  a.outer_text = once;
  b.outer_text = again;
  EXPECT_EQ("", first_difference(a, b));
}

}  // namespace
}  // namespace carom::equality
