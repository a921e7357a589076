// What damage costs a record of JSON: nothing, a value, or the record, and how that is told.
#include <gtest/gtest.h>

#include "ingest/reading_notes.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

ReadOptions as_ndjson() {
  ReadOptions options;
  options.format = Format::ndjson;
  return options;
}

/// Whatever reads it: the flat reader, or, behind a container, the full parser.
const std::string kNested = R"("n": {}, )";

TEST(DamagedJson, PassesOverDamageInValuesThatNoFieldTakes) {
  for (const std::string& nested : {std::string(), kNested})
    for (const char* value : {R"("\q")", "tru", "nulx", "1.2.3", "@!", "truefalse", "[1 2,,{\"a\" b}]", "[1, 2}"}) {
      const auto found = collect("{" + nested + R"("x": )" + value + R"(, "text": "550 a"})" + "\n", as_ndjson());
      ASSERT_EQ(found.records.size(), 1u) << value;
      EXPECT_EQ(found.records[0].text, "550 a") << value;
      EXPECT_TRUE(found.rejects.empty()) << value;
    }
}

TEST(DamagedJson, RejectsObjectsWhoseMembersAreNotToldApart) {
  for (const std::string& nested : {std::string(), kNested})
    for (const char* members :
         {R"("x": 1 2, "text": "550 a")", R"("x": "a"b, "text": "550 a")", R"("x":, "text": "550 a")",
          R"("x": 1 "text": "550 a")", R"("x": 1,, "text": "550 a")", R"("text": "550 a",)", R"(x: 1, "text": "550 a")",
          R"("x": {"a": [1}, "text": "550 a")", R"("text": "550 a"})"}) {
      const auto found = collect("{" + nested + members + "}\n" + R"({"text": "550 b"})", as_ndjson());
      EXPECT_EQ(found.records.size(), 1u) << members;
      ASSERT_EQ(found.rejects.size(), 1u) << members;
      EXPECT_EQ(found.rejects[0].byte_offset, 0u);
      EXPECT_FALSE(found.rejects[0].reason.empty());
    }
}

TEST(DamagedJson, TellsOfDamagedWordsInFields) {
  for (const std::string& nested : {std::string(), kNested})
    for (const char* value : {"nul", "nulx", "tru", "@!", "550x", "truefalse"}) {
      ReadOptions options = as_ndjson();
      ReadingNotes notes;
      options.notes = &notes;
      const std::string line = "{" + nested + R"("code": )" + value + R"(, "text": "no"})" + "\n";
      const auto found = collect(line, options);
      ASSERT_EQ(found.records.size(), 1u) << value;
      EXPECT_FALSE(found.records[0].values.code);
      ASSERT_EQ(notes.told().size(), 1u) << value;
      EXPECT_TRUE(notes.told()[0].contains("found " + std::string(value) + " as `code`")) << notes.told()[0];
      options.strict = true;
      EXPECT_EQ(collect(line, options).rejects.size(), 1u) << value;
    }
}

TEST(DamagedJson, KeepsADamagedWordAsIdOrDeclaredValue) {
  ReadOptions options = as_ndjson();
  options.declared_fields = {{"pool"}};
  const auto found = collect(R"({"id": nul, "pool": tru, "text": "no"})", options);
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].id, "\"nul\"");
  EXPECT_EQ(found.records[0].declared.at(0).second, "tru");
}

}  // namespace
}  // namespace carom::ingest
