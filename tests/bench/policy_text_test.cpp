// The rule sets that rows generate are what they say, and their lines of JSON read as records.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/adversaries.h"
#include "bench/texts/ndjson.h"
#include "bench/texts/pack_replies.h"
#include "bench/texts/policy_text.h"
#include "ingest/record_block.h"
#include "runtime/core/interpret.h"
#include "runtime/embed/rule_set.h"

namespace carom::bench {
namespace {

const std::vector<std::string_view> kLiterals = {"mailbox full", "say \"no\" \\ twice", "a/b [c] {d}", "50% of (quota)",
                                                 "q+x?",         "over quota",          "x7-12",       "ticket"};

std::unique_ptr<embed::Compiled> compiled(PolicyShape shape) {
  embed::PolicySpec spec;
  spec.policies = {std::string(PolicyText::kMainFile)};
  spec.unsaved = write_policy(kLiterals, shape).files;
  spec.options.advises = false;
  return std::move(*embed::compile(spec));
}

TEST(PolicyTexts, AreAboutEachLiteralInOrder) {
  const auto policy = compiled(PolicyShape::has);
  ASSERT_TRUE(policy->program);
  ASSERT_EQ(policy->program->rules().size(), kLiterals.size());
  core::Scratch scratch;
  for (std::uint32_t i = 0; i < kLiterals.size(); ++i) {
    core::Record record;
    record.code = 450;
    record.text = kLiterals[i];
    EXPECT_EQ(core::interpret(*policy->program, record, scratch).rule_index, i) << kLiterals[i];
  }
}

TEST(PolicyTexts, OfAllShapesCompile) {
  EXPECT_TRUE(compiled(PolicyShape::mixed)->program);
}

TEST(PolicyTexts, AreSplitIntoFilesBelowTheLimit) {
  const std::vector<std::string> conditions(6'000, "code 550");
  const PolicyText policy = write_rules(conditions);
  EXPECT_EQ(policy.files.size(), 4U);
  for (const auto& [path, text] : policy.files) EXPECT_LT(text.size(), Limits{}.source_file_bytes) << path;
}

TEST(JsonLines, ReadAsTheRepliesTheyCameFrom) {
  const std::vector<Reply> replies = {{"550 5.1.1 \"x\" \\ y\r\n\t", "550", "5.1.1", "mx.a.example", "a@b.example"},
                                      {"421 caf\xC3\xA9", "421", "4.7.0", "mx.c.example", "d@e.example"}};
  ingest::RecordBlock block;
  block.begin("x");
  ingest::JsonLines& lines = block.begin_lines(*ingest::FieldTargets::make({}));
  lines.bytes().append(to_ndjson(replies));
  lines.finish(0, 0, replies.size());
  const auto records = block.next(8);
  ASSERT_EQ(records.size(), replies.size());
  EXPECT_TRUE(block.rejects().empty());
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].text, replies[i].text);
    EXPECT_EQ(records[i].code, std::stoi(replies[i].code));
    EXPECT_EQ(core::to_string(*records[i].status), replies[i].status);
    EXPECT_EQ(records[i].host, replies[i].host);
    EXPECT_EQ(records[i].recipient_domain, replies[i].recipient.substr(2));
  }
}

TEST(PackReplies, TakeTheirCodesFromWhatTheySay) {
  const Phrases phrases(material_b(), 7);
  ReplyWriter writer(material_b(), phrases, 8);
  const std::vector<std::string> samples = {"452 4.2.2 mailbox full"};
  std::size_t as_they_stand = 0;
  for (const Reply& reply : mix_replies(writer, samples, 200, 9)) {
    if (reply.text != samples[0]) continue;
    ++as_they_stand;
    EXPECT_EQ(reply.code, "452");
    EXPECT_EQ(reply.status, "4.2.2");
  }
  EXPECT_GT(as_they_stand, 60U);
  EXPECT_LT(as_they_stand, 140U);
}

TEST(Adversaries, AreTheSameForTheSameSeed) {
  const std::vector<std::string> phrases = {"mailbox is full", "over quota"};
  const auto made = adversaries(phrases, 20, 5);
  const auto again = adversaries(phrases, 20, 5);
  ASSERT_EQ(made.size(), 18U);
  for (std::size_t i = 0; i < made.size(); ++i) {
    EXPECT_EQ(made[i].texts, again[i].texts) << made[i].name;
    EXPECT_FALSE(made[i].texts.empty()) << made[i].name;
  }
}

}  // namespace
}  // namespace carom::bench
