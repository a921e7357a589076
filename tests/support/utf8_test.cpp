// What counts as UTF-8 and what does not.
#include "support/utf8.h"

#include <gtest/gtest.h>

namespace carom {
namespace {

void expect_code_point(std::string_view text, char32_t point) {
  const Utf8Step step = decode_utf8(text, 0);
  EXPECT_EQ(step.code_point, point);
  EXPECT_EQ(step.size, text.size());
}

void expect_stray_byte(std::string_view text) {
  const Utf8Step step = decode_utf8(text, 0);
  EXPECT_FALSE(step.code_point.has_value());
  EXPECT_EQ(step.size, 1U);
}

TEST(Utf8, DecodesTheFirstAndLastCodePointOfEachLength) {
  expect_code_point(std::string_view("\0", 1), 0);
  expect_code_point("\x7F", 0x7F);
  expect_code_point("\xC2\x80", 0x80);
  expect_code_point("\xDF\xBF", 0x7FF);
  expect_code_point("\xE0\xA0\x80", 0x800);
  expect_code_point("\xEF\xBF\xBF", 0xFFFF);
  expect_code_point("\xF0\x90\x80\x80", 0x10000);
  expect_code_point("\xF4\x8F\xBF\xBF", 0x10FFFF);
}

TEST(Utf8, WritesWhatItReads) {
  for (const char32_t point :
       std::initializer_list<char32_t>{0x0, 0x7F, 0x80, 0x7FF, 0x800, 0xFFFF, 0x10000, 0x10FFFF}) {
    std::string text;
    append_utf8(point, text);
    expect_code_point(text, point);
  }
}

TEST(Utf8, RefusesOverlongForms) {
  expect_stray_byte("\xC1\xBF");
  expect_stray_byte("\xE0\x9F\xBF");
  expect_stray_byte("\xF0\x8F\xBF\xBF");
}

TEST(Utf8, RefusesSurrogatesAndWhatLiesAboveUnicode) {
  expect_stray_byte("\xED\xA0\x80");
  expect_stray_byte("\xED\xBF\xBF");
  expect_stray_byte("\xF4\x90\x80\x80");
  expect_stray_byte("\xF8\x88\x80\x80\x80");
}

TEST(Utf8, RefusesWhatIsCutOffOrHasNoLead) {
  expect_stray_byte("\x80");
  expect_stray_byte("\xFF");
  expect_stray_byte("\xE2\x82");
  expect_stray_byte("\xE2\x82z");
}

TEST(CutTo, KeepsWhatIsShortEnough) {
  EXPECT_EQ(cut_to("", 0), "");
  EXPECT_EQ(cut_to("abc", 3), "abc");
  EXPECT_EQ(cut_to("abcd", 3), "abc");
}

TEST(CutTo, CutsNoCodePointApart) {
  const std::string_view text = "a\xF0\x9F\x98\x80z";
  for (std::size_t most = 1; most < 5; ++most) EXPECT_EQ(cut_to(text, most), "a");
  EXPECT_EQ(cut_to(text, 5), "a\xF0\x9F\x98\x80");
}

TEST(CutTo, CutsWhatIsNoUtf8WhereItIs) {
  EXPECT_EQ(cut_to("\x80\x80\x80\x80\x80\x80", 5), "\x80\x80\x80\x80\x80");
  EXPECT_EQ(cut_to("\x80\x80", 1), "\x80");
}

}  // namespace
}  // namespace carom
