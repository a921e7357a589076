// Escapes of JSON strings, whole, broken and halved.
#include "support/json_escape.h"

#include <gtest/gtest.h>

namespace carom {
namespace {

void expect_escape(std::string_view text, std::optional<char32_t> point, std::size_t size) {
  const auto escape = read_json_unicode_escape(text);
  ASSERT_TRUE(escape.has_value()) << text;
  EXPECT_EQ(escape->code_point, point) << text;
  EXPECT_EQ(escape->size, size) << text;
}

TEST(JsonEscape, ReadsOneCodeUnitOrAPair) {
  expect_escape("\\u0041", U'A', 6);
  expect_escape("\\uFFfd more", U'\uFFFD', 6);
  expect_escape("\\ud83d\\uDE00!", U'\U0001F600', 12);
  expect_escape("\\uDBFF\\uDFFF", char32_t{0x10FFFF}, 12);
}

TEST(JsonEscape, TellsHalfAPair) {
  for (const std::string_view half : {"\\ud83d", "\\ud83dx", "\\ud83d\\u0041", "\\ud83d\\ud83d", "\\ude00\\ud83d"})
    expect_escape(half, std::nullopt, 6);
}

TEST(JsonEscape, KnowsWhatIsNone) {
  for (const std::string_view none : {"", "\\", "\\u", "\\u004", "\\u00g0", "\\u+041", "\\U0041", "u0041", "x\\u0041"})
    EXPECT_FALSE(read_json_unicode_escape(none).has_value()) << none;
}

TEST(JsonEscape, ReadsTheEscapesOfTwoCharacters) {
  EXPECT_EQ(json_escape_meaning('n'), '\n');
  EXPECT_EQ(json_escape_meaning('"'), '"');
  EXPECT_EQ(json_escape_meaning('/'), '/');
  for (const char none : {'u', 'x', '\'', '0', '\0'}) EXPECT_EQ(json_escape_meaning(none), '\0');
}

}  // namespace
}  // namespace carom
