// Sets of literals against a search for each of them, in every form, in batches and one text at a time.
#include "runtime/scan/literal_set.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "support/check.h"
#include "tests/scan/naive_search.h"

namespace carom::scan {
namespace {

using Strings = std::vector<std::string>;

void expect_all_found(const Strings& literals, const Strings& texts) {
  const TextBatch batch = batch_of(texts);
  const std::vector<Hit> expected = naive_search(literals, batch);
  for (const SimdForm form : available_forms()) {
    SCOPED_TRACE(name_of(form));
    const LiteralSet set = set_of(literals, form);
    EXPECT_EQ(set.form(), form);
    EXPECT_EQ(found_in_batch(set, batch), expected);
    EXPECT_EQ(found_one_by_one(set, batch), expected);
  }
}

class Source {
 public:
  explicit Source(std::uint64_t seed) : random_(seed) {}
  std::size_t below(std::size_t bound) { return random_() % bound; }
  std::string word(std::size_t size, std::size_t letters) {
    std::string text(size, 'a');
    for (char& c : text) c = static_cast<char>('a' + below(letters));
    return text;
  }
  std::size_t length_of_interest() {
    static constexpr std::size_t kLengths[] = {1,  2,  3,  4,  5,  6,  7,  8,  9,   15,  16,  17,
                                               31, 32, 33, 62, 63, 64, 65, 66, 127, 128, 129, 200};
    return kLengths[below(std::size(kLengths))];
  }

 private:
  std::mt19937_64 random_;
};

TEST(LiteralSet, WithoutLiteralsFindsNothing) {
  expect_all_found({}, {"", "abc", std::string(1'000, 'x')});
  Hits hits;
  LiteralSet().find(batch_of(Strings{"abc"}), hits);
  EXPECT_TRUE(hits.empty());
}

TEST(LiteralSet, FindsNothingInNoTexts) {
  expect_all_found({"a", "abcdefgh"}, {});
}

TEST(LiteralSet, FindsLiteralsInsideOthersAndOverlappingOnes) {
  expect_all_found({"mailbox full", "box", "mailbox", "full for", "x f", "mailbox full for the user"},
                   {"the mailbox full for the user", "mailbox full", "full for mailbox mailbox", "mailbo", ""});
}

TEST(LiteralSet, FindsEqualLiteralsUnderEachNumber) {
  expect_all_found({"user unknown", "user unknown", "spf", "spf"}, {"spf: user unknown, user unknown"});
}

TEST(LiteralSet, FindsNothingAcrossTexts) {
  expect_all_found({"ab", "user unknown", "abcdefghijkl"}, {"user", " unknown", "a", "b", "abcdef", "ghijkl"});
}

TEST(LiteralSet, ForgetsWhatTheHitsHeldBefore) {
  const LiteralSet set = set_of(Strings{"abcdef"}, best_simd_form());
  Hits hits;
  set.find(batch_of(Strings{"abcdefabcdef"}), hits);
  EXPECT_EQ(hits.size(), 2u);
  set.find(batch_of(Strings{"nothing here"}), hits);
  EXPECT_TRUE(hits.empty());
}

TEST(LiteralSet, GivesUpOnceThereAreMoreHitsThanWanted) {
  const LiteralSet set = set_of(Strings{"user", "unknown"}, best_simd_form());
  const TextBatch texts = batch_of(Strings{"user unknown", "user user"});
  Hits hits;
  EXPECT_TRUE(set.find(texts, 4, hits));
  EXPECT_EQ(hits.size(), 4U);
  EXPECT_FALSE(set.find(texts, 3, hits));
  EXPECT_TRUE(set.find_in(texts, 1, 2, hits));
  EXPECT_EQ(hits[1], (Hit{0, texts.end(1)}));
  EXPECT_FALSE(set.find_in(texts, 1, 1, hits));
}

// A long text without hits lets the search make many comparisons in the piece that has them all.
TEST(LiteralSet, TakesMemoryForLittleMoreHitsThanWanted) {
  Strings nested;
  for (std::size_t size = 1; size <= 64; ++size) nested.emplace_back(size, 'a');
  const TextBatch texts = batch_of(Strings{std::string(200'000, 'b') + std::string(8'000, 'a')});
  for (const SimdForm form : available_forms()) {
    SCOPED_TRACE(name_of(form));
    Hits hits;
    EXPECT_FALSE(set_of(nested, form).find(texts, 1'000, hits));
    EXPECT_LT(hits.buffer().capacity, 100'000U) << "of half a million";
  }
}

TEST(LiteralSet, AgreesWithASearchOnDenseRandomWorlds) {
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Source source(seed);
  for (int round = 0; round < 400; ++round) {
    const std::size_t letters = 1 + source.below(3);
    Strings literals;
    for (std::size_t i = 1 + source.below(40); i > 0; --i)
      literals.push_back(source.word(letters == 1 ? 1 + source.below(70) : 1 + source.below(12), letters));
    Strings texts;
    for (std::size_t i = source.below(6); i > 0; --i) texts.push_back(source.word(source.below(300), letters));
    expect_all_found(literals, texts);
    if (HasFailure()) return;
  }
}

TEST(LiteralSet, FindsEachLengthAtEachPlaceOfATextAndAroundEachBlockEdge) {
  const std::uint64_t seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  Source source(seed);
  for (int round = 0; round < 60; ++round) {
    Strings literals;
    for (int i = 0; i < 8; ++i) literals.push_back(source.word(source.length_of_interest(), 26));
    Strings texts;
    for (const std::string& literal : literals)
      for (std::size_t before = 0; before < 70; ++before)
        texts.push_back(source.word(before, 26) + literal + source.word(source.below(3), 26));
    expect_all_found(literals, texts);
    if (HasFailure()) return;
  }
}

TEST(LiteralSet, TakesTheLongestLiteralAndRefusesALongerOne) {
  const std::string longest(LiteralSet::kMaxLiteralBytes, 'a');
  expect_all_found({longest, "aaab"}, {longest + "b", longest.substr(1) + "b"});
  EXPECT_THROW((void)set_of(Strings{longest + "a"}, SimdForm::plain), CheckFailure);
}

TEST(LiteralSet, RefusesEmptyLiteralsAndThoseWithNul) {
  EXPECT_THROW((void)set_of(Strings{""}, SimdForm::plain), CheckFailure);
  EXPECT_THROW((void)set_of(Strings{std::string("a\0b", 3)}, SimdForm::plain), CheckFailure);
}

TEST(LiteralSet, FindsBytesOfEveryKindButNul) {
  Strings literals;
  std::string text;
  for (int byte = 1; byte < 256; ++byte) {
    literals.emplace_back(1, static_cast<char>(byte));
    literals.emplace_back(8, static_cast<char>(byte));
    text += std::string(9, static_cast<char>(byte));
  }
  expect_all_found(literals, {text});
}

}  // namespace
}  // namespace carom::scan
