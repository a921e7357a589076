// What platforms call a bounce against what Microsoft's own reply says (docs/language.md section 5, `overrode`).
#include <gtest/gtest.h>

#include <memory>

#include "runtime/embed/rule_set.h"

namespace carom::embed {
namespace {

class MicrosoftLabels : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto compiled = compile({{"microsoft"}, {std::string(CAROM_SOURCE_DIR) + "/stdlib-rules"}, {}});
    ASSERT_TRUE(compiled.has_value()) << compiled.error().message;
    ASSERT_TRUE((*compiled)->program.has_value());
    compiled_ = std::move(*compiled);
  }
  static void TearDownTestSuite() { compiled_.reset(); }

  core::Verdict verdict(const core::Record& record) { return core::interpret(*compiled_->program, record, scratch_); }

  static core::Record edge_refusal() {
    core::Record record;
    record.text = "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)";
    return record;
  }

 private:
  static inline std::unique_ptr<Compiled> compiled_;
  core::Scratch scratch_;
};

TEST_F(MicrosoftLabels, SoftIsOverrodeWhereTheEdgeKnowsNoSuchRecipient) {
  core::Record record = edge_refusal();
  record.esp_type = core::EspType::soft;
  const core::Verdict found = verdict(record);
  EXPECT_EQ("microsoft.edge.access_denied", found.rule);
  EXPECT_EQ(core::BounceType::permanent, found.type);
  EXPECT_EQ("soft", found.overrode);
}

TEST_F(MicrosoftLabels, SoftIsOverrodeAlsoWhereItBeginsThePlatformsClass) {
  core::Record record = edge_refusal();
  record.esp_class = "soft-bounce";
  EXPECT_EQ("soft-bounce", verdict(record).overrode);
}

TEST_F(MicrosoftLabels, HardAgreesSoNothingIsOverrode) {
  core::Record record = edge_refusal();
  record.esp_type = core::EspType::hard;
  EXPECT_EQ("", verdict(record).overrode);
}

}  // namespace
}  // namespace carom::embed
