// Replies a line, and those of several lines.
#include <gtest/gtest.h>

#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

std::vector<std::string> texts(std::string_view input) {
  std::vector<std::string> result;
  for (const auto& record : collect(input, {.format = Format::replies, .map = {}, .declared_fields = {}}).records)
    result.push_back(record.text);
  return result;
}

using Texts = std::vector<std::string>;

TEST(Replies, AreOneALine) {
  EXPECT_EQ(texts("550 5.1.1 no\n452 4.2.2 full"), (Texts{"550 5.1.1 no", "452 4.2.2 full"}));
}

TEST(Replies, MayLackACode) {
  EXPECT_EQ(texts("connect to mx.example[203.0.113.1]:25: Connection timed out\n550 no\n"),
            (Texts{"connect to mx.example[203.0.113.1]:25: Connection timed out", "550 no"}));
}

TEST(Replies, GoOnUntilTheLineWithoutAHyphen) {
  EXPECT_EQ(texts("550-5.7.1 first\r\n550-5.7.1 second\r\n550 5.7.1 third\r\n550 5.1.1 other\r\n"),
            (Texts{"550-5.7.1 first\n550-5.7.1 second\n550 5.7.1 third", "550 5.1.1 other"}));
}

TEST(Replies, EndWhereAnotherCodeBegins) {
  EXPECT_EQ(texts("550-5.7.1 cut\n452 4.2.2 full\n421-slow\nconnect to x: timed out\n"),
            (Texts{"550-5.7.1 cut", "452 4.2.2 full", "421-slow", "connect to x: timed out"}));
}

TEST(Replies, GoOnWithIndentedLines) {
  EXPECT_EQ(texts("550 5.1.1 no\n   such user\n\there\n550-a\n  b\n550 c\n"),
            (Texts{"550 5.1.1 no\n   such user\n\there", "550-a\n  b\n550 c"}));
}

TEST(Replies, AreSeparateWhenAllAreIndented) {
  EXPECT_EQ(texts("  550 5.1.1 no\n  452 4.2.2 full\n"), (Texts{"  550 5.1.1 no", "  452 4.2.2 full"}));
}

TEST(Replies, BeginAtIndentedLinesWithACodeOfTheirOwn) {
  EXPECT_EQ(texts("550 5.1.1 no\n  452 4.2.2 full\n  550 5.1.1 no\n"),
            (Texts{"550 5.1.1 no", "  452 4.2.2 full", "  550 5.1.1 no"}));
  EXPECT_EQ(texts("connect to mx.example: timed out\n  550 5.1.1 no\n"),
            (Texts{"connect to mx.example: timed out", "  550 5.1.1 no"}));
}

TEST(Replies, GoOnWithIndentedLinesThatRepeatTheirCode) {
  EXPECT_EQ(texts("550-5.1.1 no\n  550-5.1.1 such\n  550 5.1.1 user\n  550 5.1.1 other\n"),
            (Texts{"550-5.1.1 no\n  550-5.1.1 such\n  550 5.1.1 user", "  550 5.1.1 other"}));
  EXPECT_EQ(texts("  550-5.1.1 no\n  550 5.1.1 such\n"), (Texts{"  550-5.1.1 no\n  550 5.1.1 such"}));
}

TEST(Replies, GoOnWithTheIndentedReplyThatWordsLeadUpTo) {
  EXPECT_EQ(texts("host mx.example said:\n  550-5.1.1 no\n  550 5.1.1 such\n  452 4.2.2 full\n"),
            (Texts{"host mx.example said:\n  550-5.1.1 no\n  550 5.1.1 such", "  452 4.2.2 full"}));
  EXPECT_EQ(texts("error after RCPT TO:<a@b.example>: 550-5.1.1 no\n    550 5.1.1 such\n"),
            (Texts{"error after RCPT TO:<a@b.example>: 550-5.1.1 no\n    550 5.1.1 such"}));
}

TEST(Replies, AreSeparatedByEmptyLines) {
  EXPECT_EQ(texts("\n550-5.7.1 a\n\n550 5.7.1 b\n\n\n"), (Texts{"550-5.7.1 a", "550 5.7.1 b"}));
}

TEST(Replies, AreNumberedInOrder) {
  const auto found = collect("550 a\n550 b\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[1].values.number, 2u);
}

TEST(Replies, OfOneMebibyteAreRead) {
  const std::string line = "550 " + std::string(std::size_t{1} << 20, 'x');
  EXPECT_EQ(texts(line + "\n550 b\n"), (Texts{line, "550 b"}));
}

TEST(Replies, BeyondSixteenMebibytesAreRejectedAndOthersAnswered) {
  const std::string line = "550 " + std::string(std::size_t{17} << 20, 'x');
  const auto found = collect("550 a\n" + line + "\n550 b\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[1].text, "550 b");
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].number, 2u);
  EXPECT_EQ(found.rejects[0].byte_offset, 6u);
}

TEST(Replies, OfTooManyLinesAreRejected) {
  std::string reply;
  while (reply.size() <= (std::size_t{16} << 20)) reply += "550-" + std::string(1000, 'x') + "\n";
  const auto found = collect(reply + "550 end\n550 b\n");
  ASSERT_EQ(found.rejects.size(), 1u);
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].text, "550 b");
}

TEST(Replies, StopWhenTheSinkHasEnough) {
  CollectedRecords sink;
  sink.stop_after = 1;
  EXPECT_TRUE(read_bytes("550 a\n550 b\n550 c\n", {}, sink));
  EXPECT_EQ(sink.records.size(), 1u);
}

}  // namespace
}  // namespace carom::ingest
