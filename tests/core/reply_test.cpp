// Code and status out of text: every clause of docs/language.md section 2, "Code and status". What a text becomes is
// in golden/reply/; here stands what depends on the record's own values.
#include "runtime/core/reply.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "runtime/core/normalise.h"
#include "runtime/core/reply_places.h"
#include "runtime/core/reply_reader.h"
#include "tests/support/file_content.h"

namespace carom::core {
namespace {

namespace fs = std::filesystem;

Reply read(std::string_view text, std::optional<std::uint16_t> code = {}, std::string_view status = "",
           std::string_view dsn_status = "") {
  Reply reply;
  read_reply(text, code, parse_enhanced_status(status), parse_enhanced_status(dsn_status), reply);
  return reply;
}

std::string status_of(const Reply& reply) {
  return reply.status ? to_string(*reply.status) : "none";
}

std::string words_of(std::string_view text) {
  NormalisedText out;
  normalise(text, read(text).kept, out);
  return out.text;
}

std::string stage_name(Stage stage) {
  const char* names[] = {"none", "connect", "banner", "ehlo", "tls", "auth", "mail", "rcpt", "data", "eod", "dsn"};
  return names[static_cast<std::size_t>(stage)];
}

std::string describe(const std::string& text) {
  const Reply reply = read(text);
  const auto quoted = [&](Span span) { return std::string("'").append(text, span.begin, span.size()).append("'"); };
  return "code: " + (reply.code ? std::to_string(*reply.code) + " from " + quoted(reply.code_span) : "none") +
         "\nstatus: " + (reply.status ? status_of(reply) + " from " + quoted(reply.status_span) : "none") +
         "\nconflict: " + (reply.status_conflict ? "yes" : "no") + "\nstage: " + stage_name(reply.stage) +
         "\ntext: " + words_of(text) + "\n";
}

std::vector<fs::path> golden_inputs() {
  std::vector<fs::path> inputs;
  for (const auto& entry : fs::directory_iterator(CAROM_SOURCE_DIR "/tests/core/golden/reply"))
    if (entry.path().extension() == ".txt") inputs.push_back(entry.path());
  std::ranges::sort(inputs);
  return inputs;
}

class ReplyGolden : public testing::TestWithParam<fs::path> {};

TEST_P(ReplyGolden, ReadsTheText) {
  const std::string actual = describe(test::content_of(GetParam()));
  fs::path expected = GetParam();
  expected.replace_extension(".out");
  if (std::getenv("CAROM_UPDATE_GOLDENS") != nullptr) std::ofstream(expected, std::ios::binary) << actual;
  EXPECT_EQ(actual, test::content_of(expected)) << expected;
}

INSTANTIATE_TEST_SUITE_P(Texts, ReplyGolden, testing::ValuesIn(golden_inputs()), [](const auto& golden) {
  std::string name = golden.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(ReplyCode, PrefersTheRecordsOwn) {
  const Reply reply = read("550 5.1.1 x", 451);
  EXPECT_EQ(reply.code, 451);
  EXPECT_TRUE(reply.code_span.empty());
}

TEST(ReplyCode, PrefersALaterLeadingOneToAnEarlierOneInside) {
  EXPECT_EQ(read("said: 452 x\n550 y").code, 550);
}

TEST(ReplyCode, TakesSuccessAndInterimCodesOutButNotForTheCode) {
  const Reply reply = read("250 ok\n354 go");
  EXPECT_EQ(reply.code, std::nullopt);
  EXPECT_EQ(words_of("250 ok\n354 go"), "ok go");
}

TEST(ReplyCode, IsFoundInsideBehindEachIntroduction) {
  for (const char introduction : std::string_view(":;(<['\"")) {
    const std::string mark(1, introduction);
    EXPECT_EQ(read("x" + mark + "451 y").code, 451) << mark;
    EXPECT_EQ(read("x" + mark + " 451 y").code, 451) << mark;
    EXPECT_EQ(read("x" + mark + "  451 y").code, std::nullopt) << mark;
  }
  EXPECT_EQ(read("x, 451 y").code, std::nullopt);
}

TEST(ReplyCode, InsideIsFourOrFiveHundredOnly) {
  EXPECT_EQ(read("said: 605 x").code, std::nullopt);
  EXPECT_EQ(read("said: 250 x, then: 552 y").code, 552);
}

TEST(ReplyCode, TouchesNothing) {
  for (const char* text : {"x: 550a", "x: 5501", "x: 550.1", "x: a550"})
    EXPECT_EQ(read(text).code, std::nullopt) << text;
  for (const char* text : {"x: 550.", "x: 550, y", "x: 550-y", "x:550"}) EXPECT_EQ(read(text).code, 550) << text;
}

TEST(ReplyCode, IsNoGroupOfAnAddressOrATime) {
  EXPECT_EQ(read("from [2001:db8::550] at 10:45:451").code, std::nullopt);
  EXPECT_EQ(read("from [IPv6:2001:db8:450::1]").code, std::nullopt);
  EXPECT_EQ(read("from ipv6:2001:db8::550").code, std::nullopt);
  EXPECT_EQ(read("smtp error::550 no").code, 550);
}

TEST(ReplyStatus, PrefersTheRecordsOwnUnlessItSaysNothing) {
  EXPECT_EQ(status_of(read("550 5.1.1 x", {}, "5.2.1")), "5.2.1");
  EXPECT_EQ(status_of(read("550 5.1.1 x", {}, "5.0.0")), "5.1.1");
  EXPECT_EQ(status_of(read("550 x", {}, "5.0.0", "5.0.0")), "5.0.0");
}

TEST(ReplyStatus, PrefersLinesToInsideAndInsideToTheReport) {
  EXPECT_EQ(status_of(read("550 x (5.2.2)\n550 5.1.1 y", {}, "", "5.7.1")), "5.1.1");
  EXPECT_EQ(status_of(read("550 x (5.2.2)", {}, "", "5.7.1")), "5.2.2");
  EXPECT_EQ(status_of(read("550 x", {}, "", "5.7.1")), "5.7.1");
}

TEST(ReplyStatus, InsideNeedsACodeAndItsFirstDigit) {
  EXPECT_EQ(status_of(read("gone (5.1.1)")), "none");
  EXPECT_EQ(status_of(read("gone (5.1.1)", 550)), "5.1.1");
  EXPECT_EQ(status_of(read("gone (5.1.1)", 450)), "none");
}

TEST(ReplyStatus, InsideSkipsTheUnspecificOne) {
  EXPECT_EQ(status_of(read("550 x (5.0.0) y (5.1.1)")), "5.1.1");
}

TEST(ReplyStatus, HasPartsOfUpToThreeDigits) {
  EXPECT_EQ(status_of(read("550 5.7.606 x")), "5.7.606");
  EXPECT_EQ(status_of(read("550 5.7.6061 x")), "none");
}

TEST(ReplyConflict, IsBetweenCodeAndStatus) {
  EXPECT_TRUE(read("550 4.4.1 x").status_conflict);
  EXPECT_FALSE(read("550 5.4.1 x").status_conflict);
  EXPECT_FALSE(read("605 5.1.1 x").status_conflict) << "6xx has no class of status";
}

TEST(ReplyConflict, IsBetweenTheRecordsOwnAndTheFirstLines) {
  EXPECT_TRUE(read("550 5.1.1 x", {}, "5.7.1").status_conflict);
  EXPECT_FALSE(read("550 5.1.1 x", {}, "5.1.1").status_conflict);
  EXPECT_FALSE(read("550 5.1.1 x", {}, "5.0.0").status_conflict) << "5.0.0 leaves it open";
  EXPECT_FALSE(read("550 5.0.0 x", {}, "5.7.1").status_conflict) << "5.0.0 leaves it open";
  EXPECT_TRUE(read("5.1.1 x", {}, "4.0.0").status_conflict);
}

TEST(ReplyStage, ReadsTheCommand) {
  const std::pair<const char*, Stage> cases[] = {
      {"MAIL FROM", Stage::mail},  {"RCPT TO", Stage::rcpt},    {"DATA", Stage::data},
      {"end of DATA", Stage::eod}, {"EHLO", Stage::ehlo},       {"HELO", Stage::ehlo},
      {"STARTTLS", Stage::tls},    {"AUTH", Stage::auth},       {"MAIL", Stage::mail},
      {"RCPT", Stage::rcpt},       {"EOD", Stage::eod},         {"BANNER", Stage::banner},
      {"TLS", Stage::tls},         {"CONNECT", Stage::connect}, {"rcpt\n   to", Stage::rcpt},
      {"NOOP", Stage::missing}};
  for (const auto& [command, stage] : cases)
    EXPECT_EQ(read("x (in reply to " + std::string(command) + " command) y").stage, stage) << command;
  EXPECT_EQ(read("in reply to DATA command").stage, Stage::missing);
  EXPECT_EQ(read("(in reply to command) (in reply to DATA").stage, Stage::missing);
}

TEST(ReplyWords, AreReusedAcrossReadings) {
  Reply reply;
  read_reply("550 5.1.1 a\n4.4.1 b", {}, {}, {}, reply);
  read_reply("c", {}, {}, {}, reply);
  EXPECT_EQ(reply.code, std::nullopt);
  EXPECT_EQ(reply.status, std::nullopt);
  EXPECT_EQ(reply.kept, (std::vector<Span>{{0, 1}}));
}

TEST(ReplyWords, AreInOrderAndDisjointWhateverTheText) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += i % 3 == 0 ? "550-5.1.1 " : i % 3 == 1 ? "550-x: 451 " : "(550\r";
  const Reply reply = read(text);
  std::uint32_t end = 0;
  for (const Span span : reply.kept) {
    ASSERT_LE(end, span.begin);
    ASSERT_LT(span.begin, span.end);
    end = span.end;
  }
  EXPECT_LE(end, text.size());
}

/// Counts the bytes that are passed over.
class CountingPlaces : public ReplyPlaces {
 public:
  CountingPlaces(std::string_view text, std::size_t& passed) : ReplyPlaces(text), passed_(passed) {}
  [[nodiscard]] std::uint32_t digit_behind_blank(std::uint32_t from) const {
    const std::uint32_t at = ReplyPlaces::digit_behind_blank(from);
    passed_ += at - from;
    return at;
  }

 private:
  std::size_t& passed_;
};

TEST(ReplyWords, AreFoundWithoutPassingOverTheRestForEachLine) {
  std::string text = "550 x\n";
  for (int i = 0; i < 1000; ++i) text += "a\n";
  std::size_t passed = 0;
  Reply reply;
  read_codes(text, CountingPlaces(text, passed), {}, {}, {}, reply);
  EXPECT_EQ(reply.kept.size(), 1001U);
  EXPECT_LE(passed, 2 * text.size());
}

TEST(EnhancedStatus, ParsesOnlyWholeCodes) {
  EXPECT_EQ(parse_enhanced_status("5.7.606"), (EnhancedStatus{5, 7, 606}));
  for (const char* text :
       {"", "5", "5.1", "5.1.", "3.1.1", "5.1.1234", "5.1.1 ", " 5.1.1", "5.1234.1", "5..1", "55.1.1"})
    EXPECT_EQ(parse_enhanced_status(text), std::nullopt) << text;
}

TEST(EnhancedStatus, ReadsBackWhatItPrints) {
  for (const char* text : {"2.0.0", "4.2.2", "5.999.0"}) EXPECT_EQ(to_string(*parse_enhanced_status(text)), text);
}

TEST(EnhancedStatus, IsSpecificUnlessSubjectAndDetailAreZero) {
  EXPECT_FALSE(parse_enhanced_status("5.0.0")->is_specific());
  EXPECT_TRUE(parse_enhanced_status("5.0.1")->is_specific());
  EXPECT_TRUE(parse_enhanced_status("5.1.0")->is_specific());
}

}  // namespace
}  // namespace carom::core
