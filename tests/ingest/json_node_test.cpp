// Reading by name, where everything may be missing or something else.
#include "ingest/json/json_node.h"

#include <gtest/gtest.h>

#include <string>

namespace carom::ingest {
namespace {

class Nodes : public testing::Test {
 protected:
  JsonNode parse(std::string_view json) {
    auto node = document_.parse(json);
    EXPECT_TRUE(node.has_value()) << json;
    return node.value_or(JsonNode());
  }
  JsonDocument document_;
  TextArena arena_;
};

TEST_F(Nodes, MembersAreReadThroughOneAnother) {
  const JsonNode node = parse(R"({"a": {"b": [1, "two"]}, "c": "three", "n": null})");
  EXPECT_EQ(node["c"].text(), "three");
  EXPECT_EQ(node["a"]["b"].items().size(), 2u);
  EXPECT_EQ(node["a"]["b"].items()[1].text(), "two");
  EXPECT_TRUE(node["a"].is_object());
}

TEST_F(Nodes, WhatIsMissingIsEmptyAllTheWay) {
  const JsonNode node = parse(R"({"a": 1, "n": null})");
  EXPECT_FALSE(node["n"].exists());
  EXPECT_FALSE(node["x"]["y"]["z"].exists());
  EXPECT_EQ(node["x"]["y"].text(), "");
  EXPECT_TRUE(node["x"].items().empty());
  EXPECT_EQ(node["a"]["b"].scalar(arena_), "");
}

TEST_F(Nodes, OneValueIsAListOfItself) {
  const auto items = parse(R"({"to": "kim@a.example"})")["to"].items();
  ASSERT_EQ(items.size(), 1u);
  EXPECT_EQ(items.front().text(), "kim@a.example");
}

TEST_F(Nodes, ScalarsAreSpelled) {
  const JsonNode node =
      parse(R"({"i": -5, "u": 18446744073709551615, "d": 1709543702.118, "s": "x", "b": false, "o": {}})");
  EXPECT_EQ(node["i"].scalar(arena_), "-5");
  EXPECT_EQ(node["u"].scalar(arena_), "18446744073709551615");
  EXPECT_EQ(node["d"].scalar(arena_), "1709543702.118");
  EXPECT_EQ(node["s"].scalar(arena_), "x");
  EXPECT_EQ(node["b"].scalar(arena_), "false");
  EXPECT_EQ(node["o"].scalar(arena_), "");
}

TEST_F(Nodes, WhatIsNoObjectIsSaidToBe) {
  EXPECT_EQ(document_.parse("[1]").error(), "found a JSON array, expected a JSON object");
  EXPECT_EQ(document_.parse("17").error(), "found a number, expected a JSON object");
  EXPECT_FALSE(document_.parse(R"({"a": )").has_value());
}

TEST_F(Nodes, ADamagedEscapeIsRepaired) {
  EXPECT_EQ(parse(R"({"a": "C:\dir"})")["a"].text(), "C:\\dir");
}

}  // namespace
}  // namespace carom::ingest
