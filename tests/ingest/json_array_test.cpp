// Arrays of objects, whole and damaged, one element at a time.
#include <gtest/gtest.h>

#include "ingest/json/json_splitter.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

std::vector<std::string> texts(const CollectedRecords& found) {
  std::vector<std::string> result;
  for (const auto& record : found.records) result.push_back(record.text);
  return result;
}

using Texts = std::vector<std::string>;

TEST(JsonArray, GivesARecordForEachObject) {
  const auto found = collect(R"([{"text": "550 a, [b] {c} \"d\""}, {"text": "e", "x": [{"text": "no"}]}])");
  EXPECT_EQ(texts(found), (Texts{R"(550 a, [b] {c} "d")", "e"}));
  EXPECT_TRUE(found.rejects.empty());
  EXPECT_EQ(found.records[1].values.number, 2u);
}

TEST(JsonArray, MayBePrettyPrintedAndLackCommas) {
  const auto found =
      collect("[\n  {\n    \"text\": \"a\"\n  },\n  {\n    \"text\": \"b\"\n  }\n  {\"text\": \"c\"}\n]\n");
  EXPECT_EQ(texts(found), (Texts{"a", "b", "c"}));
}

TEST(JsonArray, MayBeEmpty) {
  const auto found = collect(" [ ] ");
  EXPECT_TRUE(found.records.empty());
  EXPECT_TRUE(found.rejects.empty());
}

TEST(JsonObject, MayStandAloneOrOneAfterAnotherPrettyPrinted) {
  EXPECT_EQ(texts(collect("{\n  \"text\": \"a\"\n}\n")), (Texts{"a"}));
  EXPECT_EQ(texts(collect("{\n  \"text\": \"a\"\n}\n{\n  \"text\": \"b\"\n}\n")), (Texts{"a", "b"}));
}

TEST(JsonArray, RejectsElementsThatAreNoObjectsAndAnswersTheOthers) {
  const std::string input = R"([{"text": "a"}, 17, "x, {", null, [1], {"text" 1}, {"text": "b"}])";
  const auto found = collect(input);
  EXPECT_EQ(texts(found), (Texts{"a", "b"}));
  ASSERT_EQ(found.rejects.size(), 5u);
  EXPECT_EQ(found.rejects[0].number, 2u);
  EXPECT_EQ(found.rejects[0].byte_offset, input.find("17"));
  EXPECT_EQ(found.rejects[1].reason, "found a JSON string, expected a JSON object");
  EXPECT_EQ(found.rejects[1].byte_offset, input.find("\"x"));
  EXPECT_EQ(found.rejects[3].reason, "found a JSON array, expected a JSON object");
  EXPECT_EQ(found.rejects[4].byte_offset, input.find("{\"text\" 1"));
}

TEST(JsonArray, ThatIsCutOffSaysSo) {
  const auto inside = collect(R"([{"text": "a"}, {"text": "b)");
  EXPECT_EQ(texts(inside), (Texts{"a"}));
  ASSERT_EQ(inside.rejects.size(), 1u);
  const auto between = collect(R"([{"text": "a"},)");
  EXPECT_EQ(texts(between), (Texts{"a"}));
  ASSERT_EQ(between.rejects.size(), 1u);
  EXPECT_EQ(between.rejects[0].reason, "the input ends inside a JSON array, expected `]`; it may have been cut off");
  EXPECT_EQ(between.rejects[0].byte_offset, 15u);
}

TEST(JsonArray, LargerThanAReadIsAnsweredElementByElement) {
  std::string input = "[";
  for (int i = 0; i < 20000; ++i)
    input +=
        (i > 0 ? ", " : "") + std::string(R"({"text": "550 5.1.1 no such user", "id": )") + std::to_string(i) + "}";
  const auto found = collect(input + "]");
  ASSERT_EQ(found.records.size(), 20000u);
  EXPECT_EQ(found.records.back().id, "19999");
}

TEST(JsonArray, RejectsAnElementBeyondSixteenMebibytes) {
  const auto found =
      collect(R"([{"text": "a"}, {"text": ")" + std::string(std::size_t{17} << 20, 'x') + R"("}, {"text": "b"}])");
  EXPECT_EQ(texts(found), (Texts{"a", "b"}));
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].byte_offset, 16u);
}

ReadOptions as_json() {
  ReadOptions options;
  options.format = Format::json_array;
  return options;
}

TEST(JsonArray, OfOneObjectALineLosesADamagedLineAlone) {
  const std::string good = R"({"text": "b"})";
  for (const std::string bad : {R"({"text": )", R"({"text": "a)", R"({"text": "a"b"})", R"({"text": {"a"})",
                                R"({"text": "a",)", R"({"text": "a", "x": [1, 2})", R"({"text": "a" {)", R"("a)"}) {
    const std::string input = good + "\n" + bad + "\n" + good + "\n\n" + good + "\r\n";
    const auto found = collect(input, as_json());
    EXPECT_EQ(texts(found), (Texts{"b", "b", "b"})) << bad;
    ASSERT_EQ(found.rejects.size(), 1u) << bad;
    EXPECT_EQ(found.rejects[0].number, 2u) << bad;
    EXPECT_EQ(found.rejects[0].byte_offset, good.size() + 1) << bad;
    EXPECT_EQ(found.records.back().values.number, 4u) << bad;
  }
}

TEST(JsonArray, OfOneObjectALineLosesEachDamagedLineAlone) {
  std::string input;
  for (int i = 0; i < 1000; ++i) input += i % 3 == 0 ? "{\"text\": \"a\n" : "{\"text\": \"b\"}\n";
  const auto found = collect(input, as_json());
  EXPECT_EQ(found.records.size(), 666u);
  EXPECT_EQ(found.rejects.size(), 334u);
}

TEST(JsonArray, WithADamagedElementGivesTheOthersThatBeginALine) {
  const auto found = collect(
      "[\n  {\n    \"text\": \"a,\n    \"x\": 1\n  },\n  {\n    \"text\": \"b\"\n  },\n"
      "  {\"text\": \"c\"}\n]\n");
  EXPECT_EQ(texts(found), (Texts{"b", "c"}));
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].byte_offset, 4u);
}

TEST(JsonObject, MayHoldObjectsInLinesThatAreNotIndented) {
  const auto found = collect("{\n\"x\":\n{\"text\": \"no\"},\n\"text\": \"a\"\n}\n{\n\"text\":\n\"b\"\n}\n", as_json());
  EXPECT_EQ(texts(found), (Texts{"a", "b"}));
  EXPECT_TRUE(found.rejects.empty());
}

TEST(JsonArray, ThatIsCutOffInALineSaysHowMuchIsUnread) {
  const auto found = collect(R"([{"text": "a}, {"text": "b"}])", as_json());
  EXPECT_TRUE(found.records.empty());
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_TRUE(found.rejects[0].reason.ends_with("; left unread: the 28 bytes up to the end of the input"))
      << found.rejects[0].reason;
}

TEST(JsonArray, BeyondSixteenMebibytesLosesADamagedLineAlone) {
  const std::string line = "{\"text\": \"550 " + std::string(1000, 'x') + "\"}\n";
  std::string input = "{\"text\": \"a\n";
  std::size_t lines = 0;
  for (; input.size() < std::size_t{34} << 20; ++lines) input += line;
  const auto found = collect(input, as_json());
  EXPECT_EQ(found.records.size(), lines);
  EXPECT_EQ(found.rejects.size(), 1u);
}

TEST(JsonArray, OfLinesThatAllLackTheirEndIsReadInLinearTime) {
  constexpr std::size_t kLines = 200000;
  std::string input;
  for (std::size_t i = 0; i < kLines; ++i) input += "{\"text\":\n";
  EXPECT_EQ(collect(input, as_json()).rejects.size(), kLines);
}

TEST(JsonSplitter, FindsTheSameElementsHoweverTheInputIsCut) {
  const std::string input = R"( [{"a\\": "\"}"}, [1, {"b": 2}], "s]", 7] {"c": 3})";
  for (std::size_t cut = 0; cut <= input.size(); ++cut) {
    JsonSplitter splitter(1000, 0);
    std::vector<std::string> elements;
    for (std::string_view chunk : {std::string_view(input).substr(0, cut), std::string_view(input).substr(cut)})
      while (splitter.feed(chunk)) elements.emplace_back(splitter.element().text);
    EXPECT_EQ(elements,
              (std::vector<std::string>{R"({"a\\": "\"}"})", R"([1, {"b": 2}])", R"("s]")", "7", R"({"c": 3})"}))
        << cut;
  }
}

}  // namespace
}  // namespace carom::ingest
