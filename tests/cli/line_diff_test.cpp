// Patches: their text in small cases, and that they turn one text into the other in many.
#include "cli/rewrite/line_diff.h"

#include <gtest/gtest.h>

#include <charconv>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace carom::cli {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

// What `patch` does, for texts that end in a line end.
std::string patched(std::string_view before, std::string_view patch) {
  const std::vector<std::string> old_lines = lines_of(before);
  std::string result;
  std::size_t at = 0;
  for (const std::string& line : lines_of(patch)) {
    if (line.starts_with("--- ") || line.starts_with("+++ ")) continue;
    if (line.starts_with("@@ -")) {
      std::size_t first = 0;
      const char* digits = line.data() + 4;
      const char* comma = std::from_chars(digits, line.data() + line.size(), first).ptr;
      const std::size_t begin = *(comma + 1) == '0' && *(comma + 2) == ' ' ? first : first - 1;
      while (at < begin) result += old_lines.at(at++);
      continue;
    }
    if (line.front() != '+') {
      EXPECT_EQ(old_lines.at(at), line.substr(1));
      ++at;
    }
    if (line.front() != '-') result += line.substr(1);
  }
  while (at < old_lines.size()) result += old_lines.at(at++);
  return result;
}

TEST(LineDiff, IsEmptyForEqualTexts) {
  EXPECT_EQ("", unified_diff("f", "a\nb\n", "a\nb\n"));
}

TEST(LineDiff, ShowsAChangeInItsContext) {
  EXPECT_EQ("--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
            unified_diff("f", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"));
}

TEST(LineDiff, GivesDistantChangesHunksOfTheirOwn) {
  const std::string diff = unified_diff("f", "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "A\n1\n2\n3\n4\n5\n6\n7\nB\n");
  EXPECT_NE(std::string::npos, diff.find("@@ -1,4 +1,4 @@"));
  EXPECT_NE(std::string::npos, diff.find("@@ -6,4 +6,4 @@"));
}

TEST(LineDiff, MarksALastLineWithoutItsEnd) {
  EXPECT_EQ("--- f\n+++ f\n@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n", unified_diff("f", "a", "a\n"));
}

TEST(LineDiff, FillsAnEmptyText) {
  EXPECT_EQ("--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n", unified_diff("f", "", "a\n"));
}

TEST(LineDiff, PatchesTurnOneTextIntoTheOther) {
  std::mt19937 random(5491);
  const auto text = [&random] {
    std::string made;
    for (std::size_t n = random() % 12; n > 0; --n)
      made += std::string(1, static_cast<char>('a' + random() % 3)) + "\n";
    return made;
  };
  for (int i = 0; i < 3000; ++i) {
    const std::string before = text();
    const std::string after = text();
    ASSERT_EQ(after, patched(before, unified_diff("f", before, after))) << before << "---\n" << after;
  }
}

TEST(LineDiff, ReplacesEverythingWhereASearchWouldCostTooMuch) {
  std::string before;
  std::string after;
  for (int i = 0; i < 3000; ++i) {
    before += "old " + std::to_string(i) + "\n";
    after += "new " + std::to_string(i) + "\n";
  }
  EXPECT_EQ(after, patched(before, unified_diff("f", before, after)));
}

TEST(LineDiff, QuotesNamesThatWouldBreakItsHeader) {
  EXPECT_TRUE(unified_diff("a b.carom", "x\n", "y\n").starts_with("--- a b.carom\n+++ a b.carom\n@@"));
  EXPECT_TRUE(unified_diff("a\n+++ /etc/b", "x\n", "y\n").starts_with("--- \"a\\012+++ /etc/b\"\n+++ \"a"));
  EXPECT_TRUE(unified_diff("a\"\\b\x1b", "x\n", "y\n").starts_with("--- \"a\\\"\\\\b\\033\"\n"));
}

}  // namespace
}  // namespace carom::cli
