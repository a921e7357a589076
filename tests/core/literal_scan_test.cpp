// The multi-literal scan against a search per literal.
#include "runtime/core/literal_scan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace carom::core {
namespace {

using Occurrence = std::pair<std::uint32_t, std::uint32_t>;  // end offset, literal

std::vector<Occurrence> scanned(const std::vector<std::string_view>& literals, std::string_view text) {
  std::vector<Occurrence> found;
  LiteralScan(literals).scan(text, [&](std::uint32_t literal, std::uint32_t end) { found.emplace_back(end, literal); });
  return found;
}

/// Sorted by end offset, then longer literals first, then number.
std::vector<Occurrence> searched(const std::vector<std::string_view>& literals, std::string_view text) {
  std::vector<Occurrence> found;
  for (std::uint32_t i = 0; i < literals.size(); ++i)
    for (auto at = text.find(literals[i]); !literals[i].empty() && at != std::string_view::npos;
         at = text.find(literals[i], at + 1))
      found.emplace_back(at + literals[i].size(), i);
  std::ranges::sort(found, [&](Occurrence a, Occurrence b) {
    if (a.first != b.first) return a.first < b.first;
    return literals[a.second].size() > literals[b.second].size();
  });
  return found;
}

TEST(LiteralScan, FindsNothingWithoutLiterals) {
  EXPECT_TRUE(scanned({}, "abc").empty());
  EXPECT_TRUE(scanned({""}, "abc").empty());
  LiteralScan().scan("abc", [](std::uint32_t, std::uint32_t) { FAIL(); });
}

TEST(LiteralScan, FindsOverlapsLongerLiteralsFirst) {
  EXPECT_EQ(scanned({"he", "she", "his", "hers", "e"}, "ushers"),
            (std::vector<Occurrence>{{4, 1}, {4, 0}, {4, 4}, {6, 3}}));
}

TEST(LiteralScan, FindsALiteralAtEachOfItsPlaces) {
  EXPECT_EQ(scanned({"aa"}, "aaaa"), (std::vector<Occurrence>{{2, 0}, {3, 0}, {4, 0}}));
}

TEST(LiteralScan, ReportsEqualLiteralsUnderEachNumber) {
  EXPECT_EQ(scanned({"ab", "ab"}, "ab"), (std::vector<Occurrence>{{2, 0}, {2, 1}}));
}

TEST(LiteralScan, TellsAll256BytesApart) {
  std::vector<std::string> bytes;
  for (int i = 0; i < 256; ++i) bytes.emplace_back(1, static_cast<char>(i));
  const std::vector<std::string_view> literals(bytes.begin(), bytes.end());
  std::string text;
  for (const std::string& byte : bytes) text += byte;
  const auto found = scanned(literals, text);
  ASSERT_EQ(found.size(), 256);
  for (std::uint32_t i = 0; i < 256; ++i) EXPECT_EQ(found[i], (Occurrence{i + 1, i}));
}

// States with few children and with many are stored differently; in "x?" and "xx?" one falls back to the other.
TEST(LiteralScan, FallsBackBetweenStatesOfManyChildren) {
  std::vector<std::string> words;
  for (int i = 0; i < 256; i += 3) words.push_back({'x', static_cast<char>(i)});
  for (int i = 1; i < 256; i += 3) words.push_back({'x', 'x', static_cast<char>(i)});
  for (int i = 2; i < 27; i += 3) words.push_back({'x', 'x', 'x', static_cast<char>(i)});
  const std::vector<std::string_view> literals(words.begin(), words.end());
  std::string text;
  for (int i = 0; i < 256; ++i) text += std::string(static_cast<std::size_t>(i % 5), 'x') + static_cast<char>(i);
  EXPECT_EQ(scanned(literals, text), searched(literals, text));
}

TEST(LiteralScan, AgreesWithASearchForEachLiteral) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  const auto word = [&](std::size_t longest) {
    std::string text(random() % (longest + 1), 'a');
    for (char& c : text) c = static_cast<char>('a' + random() % 2);
    return text;
  };
  for (int round = 0; round < 1'000; ++round) {
    std::vector<std::string> words;
    for (int i = 0; i < 6; ++i) words.push_back(word(5));
    std::ranges::sort(words);
    words.erase(std::ranges::unique(words).begin(), words.end());
    const std::vector<std::string_view> literals(words.begin(), words.end());
    const std::string text = word(40);
    ASSERT_EQ(scanned(literals, text), searched(literals, text));
  }
}

}  // namespace
}  // namespace carom::core
