// What records view lives as long as their block: behind the end of the reader, and however much one piece of the input
// gives. (Of memory that is gone only the address sanitizer tells for certain.)
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "ingest/record_block.h"
#include "tests/fuzz/pieces.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

class KeptBlocks final : public BlockSink {
 public:
  std::unique_ptr<RecordBlock> free_block() override { return std::make_unique<RecordBlock>(); }
  bool take(std::unique_ptr<RecordBlock> block) override {
    blocks_.push_back(std::move(block));
    return true;
  }

  /// `name=value` of all declared fields in all blocks.
  [[nodiscard]] std::vector<std::string> declared() {
    std::vector<std::string> all;
    for (const auto& block : blocks_)
      for (const core::Record& record : block->next(block->held()))
        for (const auto& [name, value] : record.declared) all.push_back(std::string(name) + "=" + std::string(value));
    return all;
  }

 private:
  std::vector<std::unique_ptr<RecordBlock>> blocks_;
};

std::vector<std::string> declared_in(std::string_view bytes, Format format) {
  ReadOptions options;
  options.format = format;
  // Too long to lie in a string itself.
  options.declared_fields = {{"tenant_of_the_message_that_came_back", core::FieldType::string}};
  fuzz::Pieces source(bytes);
  KeptBlocks blocks;
  EXPECT_TRUE(read_blocks(source, options, blocks));
  return blocks.declared();
}

TEST(RecordViews, NamesOfDeclaredFieldsOutliveTheReader) {
  const std::vector<std::string> wanted = {"tenant_of_the_message_that_came_back=acme"};
  EXPECT_EQ(declared_in("code,text,tenant_of_the_message_that_came_back\n550,no,acme\n\n", Format::csv), wanted);
  EXPECT_EQ(
      declared_in("[{\"text\": \"550 no\", \"tenant_of_the_message_that_came_back\": \"acme\"}", Format::json_array),
      wanted);
  EXPECT_EQ(declared_in("{\"text\": \"550 no\", \"tenant_of_the_message_that_came_back\": \"acme\"}\n", Format::ndjson),
            wanted);
}

TEST(RecordViews, AnObjectThatIsGivenBackKeepsItsTextWhateverItsSize) {
  ReadOptions options;
  options.format = Format::json_array;
  options.added_member = "bounce";
  const std::string full = "452 4.2.2 full " + std::string(200'000, 'x');
  const auto found = collect("{\"text\": \"" + full + "\"}\n{\"text\": \"550 5.1.1 user unknown\"}\n", options);
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].text, full);
  EXPECT_EQ(found.records[1].text, "550 5.1.1 user unknown");
}

TEST(RecordViews, ManyObjectsOfOneChunkKeepTheirTexts) {
  ReadOptions options;
  options.format = Format::json_array;
  options.added_member = "bounce";
  std::string input;
  for (int i = 0; i < 3000; ++i) input += "{\"text\": \"" + std::to_string(i) + "\"}\n";
  const auto found = collect(input, options);
  ASSERT_EQ(found.records.size(), 3000u);
  for (std::size_t i = 0; i < found.records.size(); ++i) ASSERT_EQ(found.records[i].text, std::to_string(i));
}

TEST(RecordViews, AnObjectThatIsNoneIsNotHeldWithAllBehindIt) {
  class Largest final : public BlockSink {
   public:
    std::unique_ptr<RecordBlock> free_block() override { return std::make_unique<RecordBlock>(); }
    bool take(std::unique_ptr<RecordBlock> block) override {
      held = std::max(held, block->held());
      all += block->held();
      return true;
    }
    std::uint64_t held = 0;
    std::uint64_t all = 0;
  };
  ReadOptions options;
  options.format = Format::json_array;
  options.added_member = "bounce";
  std::string input = "{\n{\"a\": 1}\n";
  for (int i = 0; i < 20'000; ++i) input += "{\n";
  fuzz::Pieces source(input);
  Largest blocks;
  EXPECT_TRUE(read_blocks(source, options, blocks));
  EXPECT_GT(blocks.all, 20'000u);
  EXPECT_LE(blocks.held, 2'000u);
}

TEST(RecordViews, AllRecipientsOfAnEventHaveItsAnswer) {
  std::string recipients;
  for (int i = 0; i < 5000; ++i) recipients += (i == 0 ? "\"kim" : ", \"kim") + std::to_string(i) + "@a.example\"";
  const auto found = collect(
      "{\"type\": \"Bounce\", \"id\": \"1\", \"timestamp\": 1709543702, \"peer_address\": {\"name\": "
      "\"mx.a.example.\", "
      "\"addr\": \"192.0.2.1\"}, \"bounce_classification\": \"InvalidRecipient\", \"num_attempts\": 3, \"response\": "
      "{\"code\": 550, \"enhanced_code\": {\"class\": 5, \"subject\": 1, \"detail\": 1}, \"content\": \"no such "
      "user\"}, "
      "\"recipient\": [" +
      recipients + "]}\n");
  ASSERT_EQ(found.records.size(), 5000u);
  for (const KeptRecord& kept : found.records) {
    ASSERT_EQ(kept.values.code, 550);
    ASSERT_EQ(kept.values.attempts, 3);
    ASSERT_TRUE(kept.values.status.has_value());
    ASSERT_EQ(kept.text, "no such user");
  }
}

}  // namespace
}  // namespace carom::ingest
