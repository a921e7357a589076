// Records as no well-meaning source writes them: always an answer, never a crash.
#include <gtest/gtest.h>

#include "tests/core/classify_one.h"

namespace carom::core {
namespace {

ProgramBuilder some_rules() {
  ProgramBuilder b;
  b.unwrap("said", AutomatonBuilder().literal("said: ").reply());
  b.rule("word", b.patterns(field::text, PatternKind::word, {"word"}));
  b.rule("mention", b.patterns(field::text, PatternKind::mention_below, {".a.example"}));
  b.rule("regex", b.matches(PatternKind::regex, AutomatonBuilder().many('a', 'f').literal("!")));
  b.rule("end", b.patterns(field::text, PatternKind::ends, {"the end"}));
  return b;
}

TEST(HostileRecord, AnEmptyRecordIsUnclassified) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  const Verdict verdict = classify(Record());
  EXPECT_EQ(verdict.class_name, "unclassified");
  EXPECT_EQ(verdict.type, BounceType::undetermined);
  EXPECT_EQ(verdict.information, Information::none);
}

TEST(HostileRecord, ACodeWithoutTextIsRead) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  EXPECT_EQ(classify("550").code, 550);
  EXPECT_EQ(classify("550").outer_text, "");
}

TEST(HostileRecord, NulAndControlBytesAreSpace) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  using namespace std::string_view_literals;
  EXPECT_EQ(classify("550 a\0word\x01z"sv).rule, "word");
  EXPECT_EQ(classify("550 the\rend"sv).rule, "end");
}

TEST(HostileRecord, TextOverTheLimitIsCutAndSaidToBe) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  std::string text(65536 - 8, 'x');
  text += " the end";
  ASSERT_EQ(text.size(), 65536U);
  Verdict verdict = classify(text);
  EXPECT_EQ(verdict.rule, "end");
  EXPECT_FALSE(verdict.text_cut);
  verdict = classify(text + "!");
  EXPECT_EQ(verdict.rule, "end");
  EXPECT_TRUE(verdict.text_cut);
}

TEST(HostileRecord, TheCutNeverSplitsACharacter) {
  ProgramBuilder b = some_rules();
  b.tables().record_text_bytes = 8;
  Classifier classify(b);
  for (std::size_t before = 0; before < 8; ++before) {
    const std::string text = std::string(before, 'x') + "\xF0\x9F\x98\x80\xF0\x9F\x98\x80\xF0\x9F\x98\x80";
    const Verdict verdict = classify(text);
    EXPECT_TRUE(verdict.text_cut);
    EXPECT_FALSE(verdict.text_was_not_utf8) << before;
  }
}

TEST(HostileRecord, OtherFieldsAreCutToo) {
  ProgramBuilder b = some_rules();
  b.tables().record_text_bytes = 8;
  const auto is = b.strings(field::esp_class, {"12345678"});
  Record record;
  record.esp_class = "123456789";
  EXPECT_TRUE(holds(b, is, record));
}

TEST(HostileRecord, BrokenUtf8IsReadAsWindows1252) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  const Verdict verdict = classify("550 \xC3 word \xE2\x82");
  EXPECT_EQ(verdict.rule, "word");
  EXPECT_TRUE(verdict.text_was_not_utf8);
}

TEST(HostileRecord, OddTextsGetAnAnswer) {
  ProgramBuilder b = some_rules();
  Classifier classify(b);
  std::string every_byte;
  for (int i = 0; i < 256; ++i) every_byte += static_cast<char>(i);
  std::string nested;
  for (int i = 0; i < 5000; ++i) nested += "550 (said: ";
  const std::string texts[] = {every_byte,
                               nested,
                               std::string(70000, '.') + "a.example",
                               std::string(70000, 'a'),
                               std::string(70000, '\''),
                               "550",
                               "550-",
                               "550 5.",
                               "550 5.4",
                               "999 x",
                               "5.4.1",
                               "\n\r\n"};
  for (const std::string& text : texts) {
    EXPECT_FALSE(classify(text).class_name.empty());
    EXPECT_FALSE(classify.explain(text).verdict.class_name.empty());
  }
}

TEST(HostileRecord, OneScratchServesProgramsOfAnySize) {
  ProgramBuilder big = some_rules();
  for (int i = 0; i < 100; ++i) big.rule("r", big.has("text " + std::to_string(i)));
  ProgramBuilder small;
  small.rule("small", small.has("text"));
  const Program first = big.build();
  const Program second = small.build();
  Scratch scratch;
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(interpret(first, reply("550 text 7."), scratch).rule, "r");
    EXPECT_EQ(interpret(second, reply("550 text 7."), scratch).rule, "small");
    EXPECT_EQ(interpret(first, reply("550 word"), scratch).rule, "word");
    EXPECT_EQ(interpret(second, reply("550 word"), scratch).class_name, "unclassified");
  }
}

TEST(HostileRecord, EvidenceLiesWithinTheTextWhateverTheBytes) {
  ProgramBuilder b = some_rules();
  b.rule("any", b.matches(PatternKind::regex, AutomatonBuilder().many('\x20', '\x7e')));
  Classifier classify(b);
  std::uint32_t state = 12345;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      state = state * 1664525U + 1013904223U;
      constexpr std::string_view kPieces[] = {
          "550 ", "5.1.1 ",       "said: ",    "word", "\xC3\xA9", "\xC3",        "(",  ")",
          "\r\n", "\xE2\x80\x8B", "e\xCC\x81", " ",    "550-",     "b.a.example", "a!", "\""};
      text += kPieces[state >> 28U];
    }
    const Verdict verdict = classify(text);
    for (const Evidence& evidence : verdict.evidence) {
      ASSERT_LE(evidence.span.begin, evidence.span.end) << text;
      ASSERT_LE(evidence.span.end, text.size()) << text;
    }
  }
}

}  // namespace
}  // namespace carom::core
