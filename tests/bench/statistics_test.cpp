// Figures that decide whether a goal is met, worked out by hand.
#include "bench/measure/statistics.h"

#include <gtest/gtest.h>

#include <vector>

namespace carom::bench {
namespace {

TEST(Statistics, TheMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle) {
  const std::vector<double> samples = {9, 1, 3, 5};
  EXPECT_DOUBLE_EQ(quantile(samples, 0.5), 4);
}

TEST(Statistics, QuantilesAreInterpolated) {
  const std::vector<double> samples = {10, 0, 20, 30, 40};
  EXPECT_DOUBLE_EQ(quantile(samples, 0), 0);
  EXPECT_DOUBLE_EQ(quantile(samples, 0.1), 4);
  EXPECT_DOUBLE_EQ(quantile(samples, 1), 40);
  const std::vector<double> one = {7};
  EXPECT_DOUBLE_EQ(quantile(one, 0.9), 7);
}

TEST(Statistics, TheSpreadIsMedianAndDeciles) {
  std::vector<double> samples;
  for (int i = 100; i >= 0; --i) samples.push_back(i);
  const Spread spread = spread_of(samples);
  EXPECT_DOUBLE_EQ(spread.median, 50);
  EXPECT_DOUBLE_EQ(spread.p10, 10);
  EXPECT_DOUBLE_EQ(spread.p90, 90);
}

TEST(Statistics, RatiosAreTakenRoundByRound) {
  EXPECT_EQ(ratios(std::vector<double>{4, 9}, std::vector<double>{2, 3}), (std::vector<double>{2, 3}));
}

TEST(Statistics, SteadyRoundsAreNoNoise) {
  std::vector<double> samples;
  for (int i = 0; i < 101; ++i) samples.push_back(10 + 0.01 * (i % 7));
  EXPECT_LT(uncertainty(samples), 0.01);
  EXPECT_FALSE(is_noise(samples));
}

TEST(Statistics, AnOutlierDoesNotMakeNoise) {
  std::vector<double> samples(101, 10);
  samples[3] = 500;
  EXPECT_FALSE(is_noise(samples));
}

TEST(Statistics, FewScatteredRoundsAreNoise) {
  EXPECT_TRUE(is_noise(std::vector<double>{5, 20, 7, 14, 9, 30, 6, 12, 8, 25, 10}));
}

TEST(Statistics, DriftIsNoise) {
  std::vector<double> samples(100, 10);
  for (std::size_t i = 50; i < 100; ++i) samples[i] = 12;
  EXPECT_TRUE(is_noise(samples));
}

TEST(Statistics, OneRoundIsNoise) {
  EXPECT_TRUE(is_noise(std::vector<double>{1}));
}

}  // namespace
}  // namespace carom::bench
