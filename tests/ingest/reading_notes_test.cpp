// What is told about records whose members are of no use, and what strict reading makes of them.
#include <gtest/gtest.h>

#include "ingest/reading_notes.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

using Told = std::vector<std::string>;

Told told_of(std::string_view input, std::uint64_t only = 0, FieldMap map = {}) {
  ReadingNotes notes(only);
  ReadOptions options;
  options.map = std::move(map);
  options.notes = &notes;
  EXPECT_TRUE(collect(input, options).rejects.empty());
  return notes.told();
}

constexpr std::string_view kTextless =
    " no reply text under a known name; the first is record 2 with the members a, b; known names are text, "
    "diagnostic_code, diagnostic, diag, smtp_response, smtp_reply, response, reply, message, raw_reason, reason; --map "
    "text=NAME names another";

TEST(ReadingNotes, TellOnceOfRecordsWithoutAText) {
  const std::string_view lines = "{\"text\": \"550 no\"}\n{\"a\": 1, \"b\": 2}\n{\"code\": 550}\n{\"text\": null}\n";
  EXPECT_EQ(told_of(lines), Told{"2 records have" + std::string(kTextless)});
  EXPECT_EQ(told_of("[{\"text\": \"550 no\"}, {\"a\": 1, \"b\": {}}]"), Told{"1 record has" + std::string(kTextless)});
}

TEST(ReadingNotes, NameSomeOfManyMembers) {
  std::string object = "{";
  for (int i = 0; i < 20; ++i) object += "\"m" + std::to_string(i) + "\": 1, ";
  const Told told = told_of(object + "\"last\": 1}\n");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told[0].contains("m10, m11, …;")) << told[0];
}

TEST(ReadingNotes, CountEventsWithoutAKindToo) {
  ReadingNotes notes;
  notes.take_passed_over("");
  notes.take_passed_over("open", 2);
  ASSERT_EQ(notes.told().size(), 1U);
  EXPECT_EQ(notes.told().front(), "3 events have no answer to classify and were passed over: 1 of no kind, 2 open");
}

TEST(ReadingNotes, CutLongNames) {
  const Told told = told_of("{\"" + std::string(100000, 'x') + "\": 1}\n");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told[0].contains("members " + std::string(40, 'x') + "…;")) << told[0];
}

TEST(ReadingNotes, NameTheMembersOfWhatIsReadOnlyAfterRepair) {
  for (const std::string input : {"{\"foo\": \"\xE9\"}\n", "{\"foo\": 1, \"b\\q\": 2}\n", "[{\"foo\": \"\xE9\"}]"}) {
    const Told told = told_of(input);
    ASSERT_EQ(told.size(), 1u) << input;
    EXPECT_TRUE(told[0].contains("with the members foo")) << told[0];
  }
}

TEST(ReadingNotes, AreSilentWhereTheSourceSaysThatItHasNoText) {
  EXPECT_EQ(told_of("{\"code\": 550, \"text\": \"\"}\n{\"code\": 550, \"information\": \"none\"}\n"), Told{});
  EXPECT_EQ(told_of("{\"a\": {\"b\": null}}\n", 0, {{"text", "/a/b"}}), Told{});
}

TEST(ReadingNotes, TellOfEachFieldWithAValueThatItCannotHave) {
  const Told told = told_of(
      "{\"text\": \"550 no\", \"smtp_code\": \"abc\", \"enhanced_code\": \"5.x\"}\n"
      "{\"text\": \"550 no\", \"smtp_code\": true}\n"
      "{\"text\": {\"words\": \"550 no\"}, \"to\": [\"a@b.example\"], \"attempts\": -1}\n");
  EXPECT_EQ(told,
            (Told{"1 record has no usable text; the first is record 3: found an object as `text`, expected a text",
                  "2 records have no usable code; the first is record 1: found abc as `smtp_code`, expected a "
                  "reply code from 200 to 699",
                  "1 record has no usable status; the first is record 1: found 5.x as `enhanced_code`, expected "
                  "an enhanced status code such as 5.1.1",
                  "1 record has no usable recipient; the first is record 3: found an array as `to`, expected an "
                  "address",
                  "1 record has no usable attempts; the first is record 3: found -1 as `attempts`, expected a "
                  "whole number"}));
}

TEST(ReadingNotes, AreSilentWhereAnotherValueOrFieldIsOfUse) {
  EXPECT_EQ(told_of("{\"text\": \"550 no\", \"message\": {}, \"code\": \"5.1.1\", \"status\": 550}\n"
                    "{\"text\": \"550 no\", \"host\": \"[192.0.2.1]\", \"esp_type\": \"transient\", \"ip\": null}\n"),
            Told{});
}

TEST(ReadingNotes, CutLongValues) {
  const Told told = told_of("{\"text\": \"550 no\", \"code\": \"" + std::string(1000, 'x') + "\"}\n");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_TRUE(told[0].contains(": found " + std::string(60, 'x') + "… as `code`")) << told[0];
}

TEST(ReadingNotes, MayBeOfOneRecordOnly) {
  const std::string_view lines = "{\"a\": 1}\n{\"text\": \"550 no\", \"code\": \"abc\"}\n{\"a\": 1}\n";
  EXPECT_EQ(told_of(lines, 2), Told{"1 record has no usable code; the first is record 2: found abc as `code`, expected "
                                    "a reply code from 200 to 699"});
}

TEST(ReadingNotes, OfSeveralFilesNameTheFirstByName) {
  ReadingNotes notes;
  ReadOptions options;
  options.notes = &notes;
  for (const std::string_view file : {"b", "a", "c"}) {
    options.file_in_notes = file;
    EXPECT_TRUE(collect("{\"text\": \"550 no\"}\n{\"x\": 1}\n", options).rejects.empty());
  }
  ASSERT_EQ(notes.told().size(), 1u);
  EXPECT_TRUE(
      notes.told()[0].starts_with("3 records have no reply text under a known name; one is record 2 of a with "
                                  "the members x;"))
      << notes.told()[0];
}

TEST(StrictReading, RejectsRecordsWithSuchValues) {
  ReadingNotes notes;
  ReadOptions options;
  options.notes = &notes;
  options.strict = true;
  for (const std::string input : {"{\"text\": \"550 no\"}\n{\"text\": \"550 no\", \"code\": \"abc\"}\n{\"a\": 1}\n",
                                  "[{\"text\": \"550 no\"},\n{\"text\": \"550 no\", \"code\": \"abc\"}, {\"a\": 1}]"}) {
    const CollectedRecords found = collect(input, options);
    EXPECT_EQ(found.records.size(), 2u);
    ASSERT_EQ(found.rejects.size(), 1u);
    EXPECT_EQ(found.rejects[0].number, 2u);
    EXPECT_EQ(found.rejects[0].reason, "found abc as `code`, expected a reply code from 200 to 699");
  }
  EXPECT_EQ(notes.told().size(), 1u);
}

}  // namespace
}  // namespace carom::ingest
