// The quick reader of flat objects says what the full parser says, or nothing.
#include "ingest/json/flat_json.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

#include "tests/ingest/obvious_ndjson.h"
#include "tests/support/file_content.h"

namespace carom::ingest {
namespace {

using namespace std::string_literals;

// An input that begins with many controls is refused as a whole.
constexpr const char* kSurelyText = "{\"text\": \"550 5.1.1 the beginning of the input shows that it is text\"}\n";

std::string shown(const KeptRecord& record) {
  const core::Record& v = record.values;
  std::string text =
      std::to_string(v.number) + "|" + record.id + "|" + record.text + "|" + std::to_string(v.code.value_or(0)) + "|" +
      (v.status ? core::to_string(*v.status) : "-") + "|" + record.host + "|" + record.ip + "|" + record.recipient +
      "|" + record.recipient_domain + "|" + record.from_domain + "|" + std::to_string(static_cast<int>(v.stage)) + "|" +
      std::to_string(static_cast<int>(v.via)) + "|" + std::to_string(v.attempts.value_or(-1)) + "|" +
      std::to_string(v.age_seconds.value_or(-1)) + "|" + record.esp_name + "|" + record.esp_class + "|" +
      std::to_string(static_cast<int>(v.esp_type)) + "|" + (v.dsn_status ? core::to_string(*v.dsn_status) : "-") + "|" +
      std::to_string(static_cast<int>(v.dsn_action)) + "|" + std::to_string(static_cast<int>(v.information));
  for (const auto& [name, value] : record.declared) text += "|" + name + "=" + value;
  return text;
}

std::string shown(const Reject& reject) {
  return std::to_string(reject.number) + "|" + std::to_string(reject.byte_offset) + "|" + reject.reason;
}

void expect_read_as_obviously(const std::string& input, const ReadOptions& options = {}) {
  ReadOptions as_ndjson = options;
  as_ndjson.format = Format::ndjson;
  const CollectedRecords expected = read_obviously(input, options);
  const CollectedRecords found = collect(input, as_ndjson);
  ASSERT_EQ(found.records.size(), expected.records.size()) << input;
  for (std::size_t i = 0; i < found.records.size(); ++i)
    ASSERT_EQ(shown(found.records[i]), shown(expected.records[i])) << input;
  ASSERT_EQ(found.rejects.size(), expected.rejects.size()) << input;
  for (std::size_t i = 0; i < found.rejects.size(); ++i)
    ASSERT_EQ(shown(found.rejects[i]), shown(expected.rejects[i])) << input;
}

/// Lines as sources write them, and as they break them.
class Lines {
 public:
  explicit Lines(unsigned seed) : random_(seed) {}

  std::string regular() {
    std::string line = "{";
    const std::string space = below(4) == 0 ? " " : "";
    for (std::size_t n = 1 + below(8); n > 0; --n)
      line += space + one_of(kKeys) + space + ":" + space + one_of(kValues) + (n > 1 ? space + "," : space);
    return line + "}" + (below(8) == 0 ? "\r" : "");
  }

  std::string damaged() {
    std::string line = regular();
    for (std::size_t n = 1 + below(3); n > 0; --n) {
      const std::size_t at = below(line.size());
      switch (below(4)) {
        case 0:
          line[at] = one_of(kBytes);
          break;
        case 1:
          line.insert(at, one_of(kPieces));
          break;
        case 2:
          line.erase(at, 1 + below(5));
          break;
        default:
          line.resize(at);
      }
      if (line.empty()) line += ' ';
    }
    return line;
  }

  std::size_t below(std::size_t bound) { return random_() % bound; }

 private:
  template <class Row>
  const Row& one_of(const std::vector<Row>& rows) {
    return rows[below(rows.size())];
  }

  inline static const std::vector<std::string> kKeys = {
      R"("id")",        R"("text")",       R"("smtp_code")",
      R"("code")",      R"("status")",     R"("enhanced_code")",
      R"("host")",      R"("remote_mta")", R"("recipient")",
      R"("to")",        R"("attempts")",   R"("age")",
      R"("via")",       R"("stage")",      R"("esp_label")",
      R"("campaign")",  R"("unknown")",    R"("a key that is longer than what the reader keeps")",
      R"("t\u0065xt")", R"("k\u00e9y")",   "\"k\xC3\xA9y\"",
      "\"\"",           R"("Smtp.Code")"};
  inline static const std::vector<std::string> kValues = {
      R"("a1")",
      "17",
      "1e2",
      "-",
      "-4",
      "1.5",
      R"("")",
      "null",
      "true",
      "false",
      R"("550 5.1.1 no such user")",
      R"("550-a\r\n550 b")",
      R"("a \"quoted\" word")",
      R"("bo\u00eete")",
      R"("\ud83d\ude00")",
      R"("\ud83d alone")",
      R"("\q and \u12")",
      "\"bo\xC3\xAEte\"",
      "\"bo\xEEte\"",
      "550",
      R"("452")",
      R"("5.1.1")",
      R"("mx.a.example[192.0.2.1]:25")",
      R"("192.0.2.7")",
      R"("kim@a.example")",
      R"("Kim <kim@a.example>")",
      "\"a@b (c)\"",
      "[1, 2]",
      R"({"a": {"b": "}"}})",
      "3",
      R"("2h")",
      R"("smtp")",
      R"("RCPT TO")",
      R"("soft")",
      R"("Mailbox Full")",
      "\"\t\"",
      R"("a text of more than sixteen bytes, so that it takes several steps to read it all")",
      R"("\u0000\u001f\/\b\f")",
      "01",
      "1.",
      "nul",
      "truefalse",
      "\"a\x7F\"",
      "\"" + std::string("\0", 1) + "\""};
  inline static const std::vector<char> kBytes = {'"',  '\\',   '{',    '}', '[', ']',  ',',  ':',  ' ',    '\0',
                                                  '\n', '\x80', '\xC3', 'u', '0', '\t', '\r', '\f', '\x1f', '-'};
  inline static const std::vector<std::string> kPieces = {"\"",   "\\",    ",",    "}",        "{}",
                                                          "\\\"", "\\u00", "\xFF", "\xE2\x82", "null",
                                                          " ",    "\r",    "\n",   "\n\n",     ",\"text\":\"x\""};
  std::mt19937 random_;
};

TEST(FlatJson, IsReadAsTheFullParserReadsIt) {
  constexpr int kInputs = 20000;
  ReadOptions options;
  options.declared_fields = {{"campaign"}, {"via"}};
  Lines lines(20240503);
  for (int i = 0; i < kInputs; ++i) {
    std::string input = kSurelyText;
    for (std::size_t n = 1 + lines.below(6); n > 0; --n)
      input += (lines.below(3) == 0 ? lines.damaged() : lines.regular()) + "\n";
    if (lines.below(4) == 0) input.pop_back();
    expect_read_as_obviously(input, lines.below(2) == 0 ? options : ReadOptions{});
    if (HasFatalFailure()) return;
  }
}

TEST(FlatJson, WithEachByteAtEachPlaceIsReadAsTheFullParserReadsIt) {
  const std::string line = R"({"id":"a1","text":"550-a\n550 b","code": 550 , "to":"k@a","x":null})";
  std::string input;
  for (std::size_t place = 0; place < line.size(); ++place)
    for (int byte = 0; byte < 256; ++byte) {
      std::string changed = line;
      changed[place] = static_cast<char>(byte);
      input += changed + "\n";
    }
  expect_read_as_obviously(input);
}

TEST(FlatJson, CutAnywhereIsReadAsTheFullParserReadsIt) {
  const std::string line = R"({"id" : "a1","text":"550-a\n550 b\\","code":550,"host":"mx.a.example","x":true} )";
  std::string input;
  for (std::size_t size = 0; size <= line.size(); ++size) input += line.substr(0, size) + "\n";
  expect_read_as_obviously(input);
  for (std::size_t size = 0; size <= line.size(); ++size) expect_read_as_obviously(line.substr(0, size));
}

TEST(FlatJson, OfManyBlocksKeepsNumbersAndOffsets) {
  Lines lines(20240504);
  std::string input;
  while (input.size() < (std::size_t{1} << 20U)) {
    input += (lines.below(50) == 0 ? lines.damaged() : lines.regular()) + "\n";
    if (lines.below(20) == 0) input += lines.below(2) == 0 ? "\n" : " \t\r\n";
    if (lines.below(2000) == 0) input += "{\"text\":\"" + std::string(200000, 'x') + "\"}\n";
  }
  expect_read_as_obviously(input);
}

TEST(FlatJson, WithMoreKeysThanAreKeptIsRead) {
  std::string input;
  for (int i = 0; i < 300; ++i)
    input += R"({"key)" + std::to_string(i) + R"(":1,"text":"t)" + std::to_string(i) + R"(","code":550})" + "\n";
  expect_read_as_obviously(input);
}

/// Whether the quick reader takes the line at all; if it took nothing, the tests above would say little.
bool is_taken(const std::string& line) {
  FlatJsonReader reader(*FieldTargets::make({}));
  TextArena arena;
  core::Record record;
  const std::string padded = line + std::string(FlatJsonReader::kPadding, '\n');
  const char* const end = reader.read(padded.data(), record, arena);
  EXPECT_TRUE(end == nullptr || *end == '\n');
  return end != nullptr;
}

TEST(FlatJson, IsTakenWhereItIsRegular) {
  EXPECT_TRUE(is_taken(R"({"id":"a","text":"550 no","code":550})"));
  EXPECT_TRUE(is_taken(R"({ "id" : 17 , "x" : null , "y" : true, "text" : "550-a\n550 \u00e9" } )"
                       "\r"));
  EXPECT_TRUE(is_taken("{\"text\":\"bo\xC3\xAEte\"}"));
}

TEST(FlatJson, IsLeftToTheFullParserWhereItIsNot) {
  for (const std::string& line :
       {""s, "{}"s, "[1]"s, R"({"a":[1]})"s, R"({"a":{}})"s, R"({"a":1,})"s, R"({"a":1 "b":2})"s, R"({"a":1}x)"s,
        R"({"a":1}{)"s, R"({"text":"\q"})"s, R"({"text":"\ud83d\ude00"})"s, "{\"a\":\"\xEE\"}"s, "{\"a\":\"\t\"}"s,
        R"({"a":"b)"s, R"({"a":"b\)"s, R"({"\u0061":1})"s, R"({"a" 1})"s, R"(,"a":1})"s})
    EXPECT_FALSE(is_taken(line)) << line;
}

TEST(FlatJson, OfTheSharedSamplesIsReadAsTheFullParserReadsIt) {
  if (shared_data().empty()) GTEST_SKIP() << "no shared data; set CAROM_SHARED to the folder of samples/ and corpus/";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(shared_data())) {
    const std::string name = entry.path().filename();
    if (!entry.is_regular_file() || !(name.ends_with("json") || name.ends_with("jsonl"))) continue;
    expect_read_as_obviously(test::content_of(entry.path()));
    ++files;
  }
  EXPECT_GT(files, 10U);
}

}  // namespace
}  // namespace carom::ingest
