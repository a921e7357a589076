// Strings as JSON, byte for byte what the slow and obvious way gives.
#include "support/json_string.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "support/utf8.h"

namespace carom {
namespace {

std::string as_string(std::string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string escape(char32_t c) {
  return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(c));
}

bool is_shown_as_escape(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x61C || (c >= 0x200E && c <= 0x200F) ||
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// One code point after the other, one rule after the other.
std::string obvious(std::string_view text) {
  static const std::string kShort = "\"\\\b\f\n\r\t";
  static const std::string kLetters = "\"\\bfnrt";
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    const auto letter = step.size == 1 ? kShort.find(text[at]) : std::string::npos;
    if (!step.code_point)
      out += "\xEF\xBF\xBD";
    else if (letter != std::string::npos)
      out += std::string("\\") + kLetters[letter];
    else if (is_shown_as_escape(*step.code_point))
      out += escape(*step.code_point);
    else
      out += text.substr(at, step.size);
    at += step.size;
  }
  return out + "\"";
}

TEST(JsonString, EscapesWhatRfc8259Asks) {
  EXPECT_EQ(as_string("a\"b\\c/d"), R"("a\"b\\c/d")");
  EXPECT_EQ(as_string("\b\f\n\r\t"), R"("\b\f\n\r\t")");
  EXPECT_EQ(as_string(std::string_view("\0\x1F\x7F", 3)), R"("\u0000\u001f\u007f")");
}

TEST(JsonString, KeepsValidUtf8) {
  EXPECT_EQ(as_string("über 漢字 😀"), "\"über 漢字 😀\"");
}

TEST(JsonString, ReplacesEachByteThatIsNotUtf8) {
  EXPECT_EQ(as_string("a\xFF\x80z"), "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\"");
  EXPECT_EQ(as_string("\xE2\x82"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
}

TEST(JsonString, OfEachByteAtEachPlaceIsWhatTheObviousWayGives) {
  for (std::size_t size = 1; size <= 40; ++size)
    for (std::size_t place = 0; place < size; ++place)
      for (int byte = 0; byte < 256; ++byte) {
        std::string text(size, 'a');
        text[place] = static_cast<char>(byte);
        ASSERT_EQ(as_string(text), obvious(text)) << size << " bytes, byte " << byte << " at " << place;
      }
}

TEST(JsonString, OfRandomTextsIsWhatTheObviousWayGives) {
  constexpr int kTexts = 50000;
  const std::vector<std::string> pieces = {"a",
                                           "plain words, and more of them",
                                           "\"",
                                           "\\",
                                           "\n",
                                           "\x1b[31m",
                                           "\x7f",
                                           "é",
                                           "汉",
                                           "😀",
                                           "\xFF",
                                           "\xE2\x80",
                                           "\u0085",
                                           "\u061c",
                                           "\u202e",
                                           "\u2028",
                                           std::string(1, '\0')};
  std::mt19937 random(20240501);
  for (int i = 0; i < kTexts; ++i) {
    std::string text;
    for (std::size_t n = random() % 12; n > 0; --n) text += pieces[random() % pieces.size()];
    ASSERT_EQ(as_string(text), obvious(text));
    ASSERT_LE(as_string(text).size(), json_string_bound(text.size()));
  }
}

TEST(JsonString, IsAppendedToWhatStandsThere) {
  std::string out = "x";
  append_json_string(out, "a");
  append_json_string(out, "");
  EXPECT_EQ(out, R"(x"a""")");
}

}  // namespace
}  // namespace carom
