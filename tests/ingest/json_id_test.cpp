// Ids that go into output: unchanged where they are sound, made sound where they are not.
#include "ingest/json/json_id.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <string>

#include "collected_records.h"

namespace carom::ingest {
namespace {

std::string sound(std::string_view token) {
  TextArena arena;
  std::string id(sound_json_id(token, arena));
  simdjson::dom::parser parser;
  EXPECT_EQ(parser.parse(id.empty() ? std::string("null") : id).error(), simdjson::SUCCESS) << id;
  return id;
}

void expect_unchanged(std::string_view token) {
  EXPECT_EQ(sound(token), token);
}

TEST(JsonId, ThatIsSoundStaysAsItIsSpelled) {
  for (const std::string_view token : {R"("a1")", R"("a\u00e9\/\"")", "\"\xC3\xA9\"", R"("\ud83d\ude00")", "0", "-0",
                                       "17", "-1.50", "1e2", "1E-3", "1.7e308", R"({"$oid":"507f"})", "[1,2]"})
    expect_unchanged(token);
}

TEST(JsonId, ThatIsALongNumberKeepsItsDigits) {
  TextArena arena;
  EXPECT_EQ(sound_json_id("123456789012345678901234567890", arena), "123456789012345678901234567890");
}

TEST(JsonId, ThatIsAnEmptyStringNamesNothing) {
  EXPECT_EQ(sound(R"("")"), "");
}

TEST(JsonId, ThatIsNoNumberOfJsonBecomesAString) {
  for (const std::string_view token :
       {"007", "-01", "1e999", "-1e999", "1.", ".5", "1e", "1e+", "-", "12abc", "1.2.3", "0x1f", "1-2", "+1"})
    EXPECT_EQ(sound(token), '"' + std::string(token) + '"');
}

TEST(JsonId, ThatIsADamagedStringIsRepaired) {
  EXPECT_EQ(sound("\"caf\xE9\""), "\"caf\xC3\xA9\"");
  EXPECT_EQ(sound(R"("a\xb")"), R"("a\\xb")");
  EXPECT_EQ(sound(R"("\ud800")"), "\"\xEF\xBF\xBD\"");
  EXPECT_EQ(sound("\"a\tb\""), R"("a b")");
  EXPECT_EQ(sound("\"a"), R"("\"a")");
  EXPECT_EQ(sound(R"("a"b")"), R"("\"a\"b\"")");
}

TEST(JsonId, ThatWouldActOnATerminalIsSpelledWithEscapes) {
  EXPECT_EQ(sound("\"\x7F\""), R"("\u007f")");
  EXPECT_EQ(sound("\"\xC2\x9B\""), R"("\u009b")");
  EXPECT_EQ(sound("\"\xE2\x80\xAEgnp\""), R"("\u202egnp")");
}

TEST(JsonId, ThatIsAnObjectOrArrayLosesItsSpacesOnly) {
  EXPECT_EQ(sound(R"({ "a" : [ 1e2 , "b c" ] })"), R"({"a":[1e2,"b c"]})");
  EXPECT_EQ(sound("[\n1,\n2\n]"), "[1,2]");
}

TEST(JsonId, ThatIsADamagedObjectBecomesAString) {
  EXPECT_EQ(sound(R"({"a":007})"), R"("{\"a\":007}")");
  EXPECT_EQ(sound("[1,]"), R"("[1,]")");
  EXPECT_EQ(sound("[\"\xE2\x80\xAE\"]"), R"("[\"\u202e\"]")");
  EXPECT_EQ(sound(std::string(5000, '[')), '"' + std::string(5000, '[') + '"');
}

// Both readers of a line, the quick one and the full one.
TEST(JsonId, ComesOutOfRecordsSound) {
  const std::string input =
      "{\"id\":007,\"text\":\"a\"}\n{\"id\":1e999,\"text\":\"a\"}\n{\"id\":\"\\x\",\"text\":\"a\"}\n"
      "{\"id\":{\"$oid\": \"5\"},\"text\":\"a\"}\n{\"id\":12abc,\"text\":\"a\"}\n"
      "{\"id\":\"\xE9\",\"text\":\"a\"}\n{\"id\":null,\"text\":\"a\"}\n";
  const CollectedRecords found = collect(input);
  ASSERT_EQ(found.records.size(), 7u);
  const char* const expected[] = {R"("007")",   R"("1e999")",   R"("\\x")", R"({"$oid":"5"})",
                                  R"("12abc")", "\"\xC3\xA9\"", ""};
  for (std::size_t i = 0; i < found.records.size(); ++i) EXPECT_EQ(found.records[i].id, expected[i]);
}

}  // namespace
}  // namespace carom::ingest
