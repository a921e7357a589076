// From a byte's offset to the line and column that an editor shows.
#include "dsl/source/source_map.h"

#include <gtest/gtest.h>

#include <string>

#include "support/utf8.h"

namespace carom::dsl {
namespace {

LineColumn counted(std::string_view text, std::size_t offset) {
  LineColumn at;
  for (const char c : text.substr(0, offset)) {
    if (c == '\n') at = {at.line + 1, 0};
    if (!is_utf8_continuation(c)) ++at.column;
  }
  return at;
}

void expect_counted_everywhere(const std::string& text) {
  const SourceFile file("a.carom", text);
  for (std::uint32_t offset = 0; offset <= text.size(); ++offset)
    ASSERT_EQ(file.locate(offset), counted(text, offset)) << offset;
}

TEST(SourceFile, LocatesEveryByteOfOneLongLine) {
  std::string line;
  while (line.size() < 5000) line += "rule \u00E9\u4E2D\U0001F4E7 ";
  expect_counted_everywhere(line);
}

TEST(SourceFile, LocatesEveryByteOfManyLines) {
  std::string lines;
  for (int i = 0; lines.size() < 3000; ++i) lines += std::string(static_cast<std::size_t>(i * 7), 'x') + "\u00FC\n";
  expect_counted_everywhere(lines);
}

TEST(SourceFile, LocatesTheEndOfWholeBlocksAndOfNothing) {
  for (const std::size_t size : {0U, 1023U, 1024U, 1025U, 2048U}) expect_counted_everywhere(std::string(size, 'x'));
}

TEST(SourceFile, WhatLiesBehindTheEndIsItsEnd) {
  EXPECT_EQ(SourceFile("a.carom", "ab\ncd").locate(99), (LineColumn{2, 3}));
}

}  // namespace
}  // namespace carom::dsl
