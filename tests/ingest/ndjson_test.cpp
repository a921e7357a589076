// Objects a line: names, numbering, rejects.
#include <gtest/gtest.h>

#include <array>

#include "ingest/reading_notes.h"
#include "ingest/records/merge_maps.h"
#include "tests/ingest/collected_records.h"

namespace carom::ingest {
namespace {

TEST(Ndjson, ReadsTheFieldsOfTheReplyCorpus) {
  const auto found = collect(
      R"({"id": "a1", "smtp_code": "550", "enhanced_code": "5.4.1", "text": "550 5.4.1 no", "remote_mta": "mx.a.example", "recipient_domain": "a.example", "smtp_command": "RCPT"})"
      "\n");
  ASSERT_EQ(found.records.size(), 1u);
  const KeptRecord& record = found.records[0];
  EXPECT_EQ(record.id, R"("a1")");
  EXPECT_EQ(record.values.code, 550);
  EXPECT_EQ(record.values.status, (core::EnhancedStatus{5, 4, 1}));
  EXPECT_EQ(record.text, "550 5.4.1 no");
  EXPECT_EQ(record.host, "mx.a.example");
  EXPECT_EQ(record.recipient_domain, "a.example");
  EXPECT_EQ(record.values.stage, core::Stage::rcpt);
  EXPECT_EQ(record.values.number, 1u);
}

TEST(Ndjson, TakesNumbersAsTextAndTextAsNumbers) {
  const auto found = collect("{\"id\": 17, \"code\": \"452\", \"attempts\": \"3\", \"age\": \"2h\", \"text\": 550}\n");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].id, "17");
  EXPECT_EQ(found.records[0].values.code, 452);
  EXPECT_EQ(found.records[0].values.attempts, 3);
  EXPECT_EQ(found.records[0].values.age_seconds, 7200);
  EXPECT_EQ(found.records[0].text, "550");
}

TEST(Ndjson, TakesEmptyStringsAndNullsAsMissing) {
  const auto found = collect(R"({"id": "", "smtp_code": "", "enhanced_code": null, "text": "", "remote_mta": ""})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].id, "");
  EXPECT_FALSE(found.records[0].values.code);
  EXPECT_FALSE(found.records[0].values.status);
  EXPECT_EQ(found.records[0].host, "");
}

TEST(Ndjson, IgnoresUnknownFieldsAndImpossibleValues) {
  const auto found = collect(
      R"({"code": [1], "status": {"a": 1}, "host": true, "attempts": -1, "x": {"code": 550}, "text": "no", "via": "fax"})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_TRUE(found.rejects.empty());
  EXPECT_FALSE(found.records[0].values.code);
  EXPECT_FALSE(found.records[0].values.status);
  EXPECT_EQ(found.records[0].host, "");
  EXPECT_FALSE(found.records[0].values.attempts);
  EXPECT_EQ(found.records[0].text, "no");
}

TEST(Ndjson, TakesACodeOutOfRangeAsMissing) {
  const auto found = collect("{\"code\": 199}\n{\"code\": 700}\n{\"code\": 200}\n{\"code\": 699}\n{\"code\": 550.5}\n");
  ASSERT_EQ(found.records.size(), 5u);
  EXPECT_FALSE(found.records[0].values.code);
  EXPECT_FALSE(found.records[1].values.code);
  EXPECT_EQ(found.records[2].values.code, 200);
  EXPECT_EQ(found.records[3].values.code, 699);
  EXPECT_FALSE(found.records[4].values.code);
}

TEST(Ndjson, PrefersTheFirstOfTwoEqualNamesAndTheBetterOfTwoDifferentOnes) {
  const auto found =
      collect(R"({"text": "first", "text": "second", "message": "third", "mx": "b.example", "host": "a.example"})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].text, "first");
  EXPECT_EQ(found.records[0].host, "a.example");
}

TEST(Ndjson, SortsCodesAndEnhancedCodesByHowTheyLook) {
  const auto found =
      collect("{\"status\": \"550\", \"code\": \"5.1.1\"}\n{\"status\": \"bounced\", \"enhanced\": \"5.2.2\"}\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].values.code, 550);
  EXPECT_EQ(found.records[0].values.status, (core::EnhancedStatus{5, 1, 1}));
  EXPECT_EQ(found.records[1].values.status, (core::EnhancedStatus{5, 2, 2}));
}

TEST(Ndjson, ATypeOutranksALabelInEitherOrder) {
  const auto found =
      collect("{\"label\": \"soft\", \"esp_type\": \"hard\"}\n{\"esp_type\": \"hard\", \"label\": \"soft\"}\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].values.esp_type, core::EspType::hard);
  EXPECT_EQ(found.records[1].values.esp_type, core::EspType::hard);
}

TEST(Ndjson, ReadsLabelsOfPlatformsAsTypeOrClass) {
  const auto found = collect(
      "{\"esp_label\": \"soft\"}\n{\"label\": \"HardBounce\"}\n{\"esp_label\": \"blocked\"}\n"
      "{\"esp_label\": \"Mailbox Full\"}\n{\"esp_type\": \"admin\", \"esp_class\": \"x\", \"esp_name\": \"acme\"}\n");
  ASSERT_EQ(found.records.size(), 5u);
  EXPECT_EQ(found.records[0].values.esp_type, core::EspType::soft);
  EXPECT_EQ(found.records[1].values.esp_type, core::EspType::hard);
  EXPECT_EQ(found.records[2].values.esp_type, core::EspType::block);
  EXPECT_EQ(found.records[3].values.esp_type, core::EspType::missing);
  EXPECT_EQ(found.records[3].esp_class, "Mailbox Full");
  EXPECT_EQ(found.records[4].values.esp_type, core::EspType::admin);
  EXPECT_EQ(found.records[4].esp_class, "x");
  EXPECT_EQ(found.records[4].esp_name, "acme");
}

TEST(Ndjson, SplitsHostAndAddress) {
  const auto found = collect(
      "{\"host\": \"mx.a.example[192.0.2.1]:25\"}\n{\"remote_mta\": \"192.0.2.7\"}\n"
      "{\"host\": \"mx.b.example.:25\", \"ip\": \"2001:db8::1\"}\n");
  ASSERT_EQ(found.records.size(), 3u);
  EXPECT_EQ(found.records[0].host, "mx.a.example");
  EXPECT_EQ(found.records[0].ip, "192.0.2.1");
  EXPECT_EQ(found.records[1].host, "");
  EXPECT_EQ(found.records[1].ip, "192.0.2.7");
  EXPECT_EQ(found.records[2].host, "mx.b.example");
  EXPECT_EQ(found.records[2].ip, "2001:db8::1");
}

TEST(Ndjson, RejectsWhatIsNoObjectAndAnswersTheOthers) {
  const std::string input =
      "{\"text\": \"a\"}\n[1]\n\"x\"\n17\nplain\n{\"text\": \"b\"\n{\"text\": \"c\"} {}\n{\"text\": \"d\"}\n";
  const auto found = collect(input);
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[1].text, "d");
  EXPECT_EQ(found.records[1].values.number, 8u);
  ASSERT_EQ(found.rejects.size(), 6u);
  EXPECT_EQ(found.rejects[0].number, 2u);
  EXPECT_EQ(found.rejects[0].byte_offset, input.find("[1]"));
  EXPECT_EQ(found.rejects[0].reason, "found a JSON array, expected a JSON object");
  EXPECT_EQ(found.rejects[1].reason, "found a JSON string, expected a JSON object");
  EXPECT_EQ(found.rejects[2].reason, "found a number, expected a JSON object");
  EXPECT_EQ(found.rejects[3].reason, "found text that is not JSON, expected a JSON object");
  EXPECT_EQ(found.rejects[4].byte_offset, input.find("{\"text\": \"b\""));
  EXPECT_EQ(found.rejects[5].reason, "found more text behind the JSON object, expected only one object");
}

TEST(Ndjson, ReadsBrokenUtf8AsWindows1252) {
  const auto found = collect("{\"text\": \"550 bo\xEEte pleine \x93x\x94\"}\n{\"text\": \"bo\xC3\xAEte\"}\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].text, "550 bo\xC3\xAEte pleine \xE2\x80\x9Cx\xE2\x80\x9D");
  EXPECT_EQ(found.records[1].text, "bo\xC3\xAEte");
}

TEST(Ndjson, ReadsRawControlsAsSpaces) {
  using namespace std::string_literals;
  const auto found = collect("{\"text\": \"550 a\0b\tc\"}\n"s);
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].text, "550 a b c");
}

TEST(Ndjson, AnswersALineWithALoneSurrogate) {
  const auto found = collect(R"({"id": 1, "text": "550 full \ud83d mailbox", "code": 550})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].values.code, 550);
  EXPECT_EQ(found.records[0].text, "550 full \xEF\xBF\xBD mailbox");
}

TEST(Ndjson, AnswersALineWithABackslashThatEscapesNothing) {
  const auto found = collect(R"({"text": "550 \d+ \u12 \ud83d\ude00 \n", "host": "C:\path.example"})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].text, "550 \\d+ \\u12 \xF0\x9F\x98\x80 \n");
}

TEST(Ndjson, KeepsEscapesOfTheIdAndDecodesThoseOfOtherFields) {
  const auto found = collect(R"({"id" : "a\"b" , "t\u0065xt": "550-a\r\n550 b"})");
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].id, R"("a\"b")");
  EXPECT_EQ(found.records[0].text, "550-a\r\n550 b");
}

TEST(Ndjson, SkipsAByteOrderMarkBlankLinesAndCarriageReturns) {
  const auto found = collect("\xEF\xBB\xBF{\"text\": \"a\"}\r\n\r\n  \n{\"text\": \"b\"}\r\nx\r\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[1].values.number, 2u);
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].byte_offset, 38u);
}

TEST(Ndjson, ReadsALineOfOneMebibyte) {
  const std::string text(std::size_t{1} << 20, 'x');
  const auto found = collect("{\"text\": \"550 " + text + "\"}\n{\"text\": \"b\"}\n");
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].text.size(), text.size() + 4);
}

TEST(Ndjson, RejectsALineBeyondSixteenMebibytesAndAnswersTheOthers) {
  const std::string text(std::size_t{17} << 20, 'x');
  const auto found = collect("{\"text\": \"a\"}\n{\"text\": \"" + text + "\"}\n{\"text\": \"b\"}\n");
  ASSERT_EQ(found.records.size(), 2u);
  ASSERT_EQ(found.rejects.size(), 1u);
  EXPECT_EQ(found.rejects[0].byte_offset, 14u);
  EXPECT_EQ(found.rejects[0].reason, "found a line of 17825804 bytes, expected at most 16777216");
}

TEST(Ndjson, ALineBehindTheLimitIsRejectedWhereverItsEndComes) {
  for (const std::size_t beyond : {1U, 20U, 70'000U}) {
    const std::string begin = R"({"a": {"b": ")";
    const std::string end = R"("}})";
    const std::string text((std::size_t{16} << 20U) + beyond - begin.size() - end.size(), 'x');
    const auto found = collect(begin + text + end + "\n{\"text\": \"550 no\"}\n");
    ASSERT_EQ(found.rejects.size(), 1u);
    EXPECT_NE(found.rejects.front().reason.find("expected at most"), std::string::npos) << found.rejects.front().reason;
    ASSERT_EQ(found.records.size(), 1u);
    EXPECT_EQ(found.records.front().text, "550 no");
  }
}

TEST(Ndjson, AnswersALineThatIsNestedTooDeep) {
  const auto found = collect("{\"x\": " + std::string(100000, '[') + "\n{\"text\": \"b\"}\n");
  EXPECT_EQ(found.records.size() + found.rejects.size(), 2u);
  EXPECT_EQ(found.records.back().text, "b");
}

TEST(Ndjson, StopsWhenTheSinkHasEnough) {
  CollectedRecords sink;
  sink.stop_after = 2;
  EXPECT_TRUE(read_bytes("{}\n{}\n{}\n{}\n", {}, sink));
  EXPECT_EQ(sink.records.size(), 2u);
}

TEST(Ndjson, ReadsDeclaredFieldsByName) {
  ReadOptions options;
  options.declared_fields = {{"campaign"}, {"text_version"}};
  const auto found = collect(R"({"campaign": "spring", "campaign": "autumn", "text_version": 3})", options);
  ASSERT_EQ(found.records.size(), 1u);
  const std::vector<std::pair<std::string, std::string>> expected = {{"campaign", "spring"}, {"text_version", "3"}};
  EXPECT_EQ(found.records[0].declared, expected);
}

TEST(Ndjson, TellsOfValuesThatADeclaredFieldCannotHave) {
  using core::FieldType;
  ReadingNotes notes;
  ReadOptions options;
  options.notes = &notes;
  options.declared_fields = {{"tries", FieldType::integer},
                             {"vip", FieldType::boolean},
                             {"peer", FieldType::ip},
                             {"wait", FieldType::duration}};
  const auto found = collect(R"({"text": "550 a", "tries": 4, "vip": true, "peer": "192.0.2.1", "wait": "90s"}
{"text": "550 b", "tries": "four", "vip": "maybe", "peer": "none", "wait": "soon"}
{"text": "550 c", "tries": "four", "tries": 4, "vip": {"a": 1}, "peer": null}
)",
                             options);
  ASSERT_EQ(found.records.size(), 3U);
  const std::vector<std::pair<std::string, std::string>> all = {
      {"tries", "4"}, {"vip", "true"}, {"peer", "192.0.2.1"}, {"wait", "90s"}};
  EXPECT_EQ(found.records[0].declared, all);
  EXPECT_TRUE(found.records[1].declared.empty());
  EXPECT_EQ(found.records[2].declared.size(), 1U);
  EXPECT_EQ(notes.told(),
            (std::vector<std::string>{
                "1 record has no usable peer; the first is record 2: found none as `peer`, expected an IP address such "
                "as 192.0.2.1 or 2001:db8::1",
                "1 record has no usable tries; the first is record 2: found four as `tries`, expected a whole number",
                "2 records have no usable vip; the first is record 2: found maybe as `vip`, expected true or false",
                "1 record has no usable wait; the first is record 2: found soon as `wait`, expected a duration such as "
                "90s, 15m, 12h or 2d"}));
}

TEST(Mapping, ReadsFieldsThroughJsonPointers) {
  ReadOptions options;
  options.map = {{"text", "/event/0/diag"}, {"recipient", "/a~1b"}, {"host", "/none/at/all"}, {"campaign", "/event/1"}};
  options.declared_fields = {{"campaign"}};
  const auto found = collect(
      R"({"text": "not this", "event": [{"diag": "550 5.1.1 no"}, "spring"], "a/b": "<kim@a.example>", "host": "mx.a.example", "id": 7})",
      options);
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records[0].text, "550 5.1.1 no");
  EXPECT_EQ(found.records[0].recipient, "kim@a.example");
  EXPECT_EQ(found.records[0].host, "mx.a.example");
  EXPECT_EQ(found.records[0].id, "7");
  ASSERT_EQ(found.records[0].declared.size(), 1u);
  EXPECT_EQ(found.records[0].declared[0].second, "spring");
}

TEST(Mapping, OfDamagedObjectsRejectsThemAndAnswersTheOthers) {
  ReadOptions options;
  options.map = {{"text", "/a"}, {"host", "/b/0/c"}, {"id", "/d"}};
  const std::string whole = R"({"a": "550 x", "b": [{"c": "mx.a.example"}], "d": 1})";
  std::string input;
  for (std::size_t size = 1; size < whole.size(); ++size) input += whole.substr(0, size) + "\n";
  for (std::size_t hole = 0; hole < whole.size(); ++hole)
    input += whole.substr(0, hole) + "]" + whole.substr(hole + 1) + "\n";
  const auto found = collect(input + whole + "\n", options);
  EXPECT_EQ(found.records.size() + found.rejects.size(), 2 * whole.size());
  ASSERT_FALSE(found.records.empty());
  EXPECT_EQ(found.records.back().host, "mx.a.example");
}

TEST(Mapping, RefusesFieldsThatDoNotExist) {
  ReadOptions options;
  options.map = {{"txt", "/diag"}};
  CollectedRecords sink;
  const auto result = read_bytes("{}\n", options, sink);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().kind, ErrorKind::usage);
  EXPECT_TRUE(result.error().message.starts_with("cannot map to `txt`: no such field; the fields are id, text, code,"));
}

TEST(Mapping, TakesAPlaceWithoutASlashForTheNameOfAMember) {
  ReadOptions options;
  options.map = {{"text", "a/b~c"}};
  const auto found = collect("{\"a/b~c\": \"550 no\", \"a\": {\"b~c\": \"other\"}}\n", options);
  ASSERT_EQ(found.records.size(), 1u);
  EXPECT_EQ(found.records.front().text, "550 no");
}

TEST(Mapping, FindsNamesThatAreWrittenWithEscapes) {
  ReadOptions options;
  options.map = {{"recipient", "Empf\u00e4nger"}, {"text", "/a~1b/1/c"}, {"host", "/a~1b/7"}, {"ip", "/a~1b/x"}};
  const auto found = collect(R"({"Empf\u00e4nger": "kim@a.example", "a\/b": [{}, {"\u0063": "550 no"}], "id": 1})"
                             "\n"
                             R"({"Empf\u00e4nger": "lee@a.example", "a\/b": "x"})",
                             options);
  ASSERT_EQ(found.records.size(), 2u);
  EXPECT_EQ(found.records[0].recipient, "kim@a.example");
  EXPECT_EQ(found.records[0].text, "550 no");
  EXPECT_EQ(found.records[0].id, "1");
  EXPECT_EQ(found.records[1].recipient, "lee@a.example");
}

Expected<MergedMap> check(FieldMap map) {
  return merge_maps(std::array{std::move(map)}, {{"campaign"}});
}

TEST(Mapping, TakesWellFormedPointers) {
  EXPECT_TRUE(check({{"text", "/"}, {"host", "/a~0b~1c/0"}, {"campaign", "/d~01"}}).has_value());
}

TEST(Mapping, RefusesATildeThatEscapesNothing) {
  for (const char* pointer : {"/a~", "/~", "/a~2b", "/~~0", "/a~/b"}) {
    const auto checked = check({{"text", pointer}});
    ASSERT_FALSE(checked.has_value()) << pointer;
    EXPECT_EQ(checked.error().kind, ErrorKind::usage);
    EXPECT_TRUE(checked.error().message.starts_with("cannot map text to `" + std::string(pointer) +
                                                    "`: in a JSON pointer `~`"));
  }
}

TEST(Mapping, RefusesOneFieldTwiceUnderWhateverName) {
  const auto checked = check({{"text", "/a"}, {"host", "/a"}, {"Diag", "/b"}});
  ASSERT_FALSE(checked.has_value());
  EXPECT_EQ(checked.error().message, "cannot map both text=/a and Diag=/b: they are one field; leave one of them out");
  EXPECT_FALSE(check({{"campaign", "/a"}, {"campaign", "/a"}}).has_value());
}

TEST(Mapping, OfSeveralMapsTheLastPlaceOfAFieldCounts) {
  const FieldMap maps[] = {{{"text", "a", "m.toml:1:1"}, {"host", "b", "m.toml:2:1"}, {"campaign", "c", "m.toml:3:1"}},
                           {{"diag", "d"}, {"remote_mta", "b"}, {"campaign", "e"}}};
  const auto merged = merge_maps(maps, {{"campaign"}});
  ASSERT_TRUE(merged.has_value());
  ASSERT_EQ(merged->map.size(), 3u);
  EXPECT_EQ(merged->map[0].place, "d");
  EXPECT_EQ(merged->map[1].place, "b");
  EXPECT_EQ(merged->map[2].place, "e");
  EXPECT_EQ(merged->outweighed,
            (std::vector<std::string>{"--map: diag=d of the command line takes the place of text=a of m.toml:1:1",
                                      "--map: campaign=e of the command line takes the place of campaign=c of "
                                      "m.toml:3:1"}));
}

TEST(Mapping, RemembersWhereAValueWasFoundOnce) {
  MapFound found(4);
  ReadOptions options;
  options.map = {{"text", "/a"}, {"host", "/b/0"}, {"recipient", "/to"}, {"id", "/c"}};
  options.map_found = &found;
  const auto collected = collect("{\"a\": \"x\", \"c\": {}}\n{\"b\": [null]}\n{\"c\": [1]}\n", options);
  EXPECT_EQ(collected.records.size(), 3u);
  EXPECT_TRUE(found[0]);
  EXPECT_TRUE(found[1]);
  EXPECT_FALSE(found[2]);
  EXPECT_FALSE(found[3]) << "an object or array is a value of no field";
}

}  // namespace
}  // namespace carom::ingest
