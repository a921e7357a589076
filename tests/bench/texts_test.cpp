// The generators give what the benchmark's rows claim about them: the same bytes for the same seed, the promised length
// and the promised number of hits.
#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bench/texts/corpus.h"
#include "bench/texts/material.h"
#include "bench/texts/phrases.h"
#include "bench/texts/replies.h"
#include "runtime/core/literal_scan.h"
#include "runtime/core/normalise.h"

namespace carom::bench {
namespace {

constexpr std::size_t kTexts = 2'000;

Corpus corpus_of(const Material& material, const Phrases& phrases, std::uint64_t seed) {
  ReplyWriter writer(material, phrases, seed);
  return make_corpus(std::string(material.name), seed, texts_of(write_replies(writer, kTexts)));
}

/// Distinct literals that occur, on average over the texts.
double hits_a_text(const Corpus& corpus, const std::vector<std::string>& literals) {
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  const core::LiteralScan scan(views);
  std::size_t hits = 0;
  for (std::size_t i = 0; i < corpus.texts; ++i) {
    std::set<std::uint32_t> found;
    scan.scan(corpus.text(i), [&](std::uint32_t literal, std::uint32_t) { found.insert(literal); });
    hits += found.size();
  }
  return static_cast<double>(hits) / static_cast<double>(corpus.texts);
}

class Generators : public testing::TestWithParam<const Material*> {
 protected:
  const Material& material_ = *GetParam();
  // Made once a material: 24 000 phrases take a while in a slow build.
  static const Phrases& phrases_of(const Material& material) {
    static const Phrases of_a(material_a(), 7);
    static const Phrases of_b(material_b(), 7);
    return &material == &material_a() ? of_a : of_b;
  }
  const Phrases& phrases_ = phrases_of(material_);
};

TEST_P(Generators, WriteTheSameBytesForTheSameSeedAndOthersForAnother) {
  const auto written = [&](std::uint64_t seed) {
    ReplyWriter writer(material_, phrases_, seed);
    return texts_of(write_replies(writer, 100));
  };
  EXPECT_EQ(written(7), written(7));
  EXPECT_NE(written(7), written(8));
}

TEST_P(Generators, MakeTheSamePhrasesForTheSameSeedAndOthersForAnother) {
  EXPECT_EQ(Phrases(material_, 7).literals(500, 3), phrases_.literals(500, 3));
  EXPECT_NE(Phrases(material_, 8).literals(500, 3), phrases_.literals(500, 3));
}

TEST_P(Generators, DrawTheSameLiteralsForTheSameSeed) {
  EXPECT_EQ(phrases_.literals(500, 3), phrases_.literals(500, 3));
  EXPECT_NE(phrases_.literals(500, 3), phrases_.literals(500, 4));
}

TEST_P(Generators, WriteTextsOf150BytesInTheMean) {
  const Corpus corpus = corpus_of(material_, phrases_, 9);
  const double mean = static_cast<double>(corpus.bytes) / static_cast<double>(corpus.texts);
  EXPECT_GE(mean, 140);
  EXPECT_LE(mean, 160);
}

TEST_P(Generators, WriteTextsWithTwoToFourHitsForEveryRuleSet) {
  const Corpus corpus = corpus_of(material_, phrases_, 9);
  for (const std::size_t count : {1'000UL, 5'000UL, 20'000UL}) {
    const double hits = hits_a_text(corpus, phrases_.literals(count, 11));
    EXPECT_GE(hits, 2) << count;
    EXPECT_LE(hits, 4) << count;
  }
}

TEST_P(Generators, DrawDistinctNormalisedLiteralsOfWhichSomeAreFrequent) {
  const std::vector<std::string> literals = phrases_.literals(20'000, 11);
  ASSERT_EQ(literals.size(), 20'000U);
  EXPECT_EQ(std::set<std::string>(literals.begin(), literals.end()).size(), literals.size());
  for (const std::string& literal : literals) ASSERT_EQ(literal, core::normalise_pattern(literal));

  const Corpus corpus = corpus_of(material_, phrases_, 9);
  std::size_t frequent = 0;
  for (const std::string_view common : material_.common) {
    EXPECT_TRUE(std::ranges::find(literals, common) != literals.end()) << common;
    std::size_t texts = 0;
    for (std::size_t i = 0; i < corpus.texts; ++i) texts += corpus.text(i).contains(common) ? 1U : 0U;
    frequent += texts * 20 >= corpus.texts ? 1U : 0U;
  }
  EXPECT_GE(frequent, 5U) << "literals in at least a twentieth of the texts";
}

TEST_P(Generators, QuietTextsHoldNoLiteral) {
  static const Phrases quiet(material_quiet(), 7);
  const Corpus corpus = corpus_of(material_quiet(), quiet, 9);
  EXPECT_EQ(hits_a_text(corpus, phrases_.literals(20'000, 11)), 0);
}

INSTANTIATE_TEST_SUITE_P(Materials, Generators, testing::Values(&material_a(), &material_b()),
                         [](const auto& tested) { return std::string(tested.param->name); });

TEST(Materials, SayNothingInTheSameWords) {
  std::set<std::string_view> words;
  for (const auto list : {material_a().subjects, material_a().predicates, material_a().reasons, material_a().wrappers,
                          material_a().common, material_a().labels, material_a().domains, material_a().locals})
    words.insert(list.begin(), list.end());
  for (const auto list : {material_b().subjects, material_b().predicates, material_b().reasons, material_b().wrappers,
                          material_b().common, material_b().labels, material_b().domains, material_b().locals})
    for (const std::string_view word : list) EXPECT_FALSE(words.contains(word)) << word;
}

TEST(Corpora, HoldTheTextsInBatches) {
  const Corpus corpus = make_corpus("x", 1, std::vector<std::string>(kBatchTexts + 1, "Mailbox  FULL"));
  ASSERT_EQ(corpus.batches.size(), 2U);
  EXPECT_EQ(corpus.batches[0].count(), kBatchTexts);
  EXPECT_EQ(corpus.texts, kBatchTexts + 1);
  EXPECT_EQ(corpus.text(kBatchTexts), "mailbox full");
}

}  // namespace
}  // namespace carom::bench
