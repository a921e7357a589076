// What many short rounds say: the middle, the spread, and whether the middle can be trusted.
#pragma once

#include <span>
#include <vector>

namespace carom::bench {

/// Quantile `fraction` in [0, 1] of `samples` (in any order, at least one), linear between neighbours (type 7 of
/// Hyndman and Fan 1996).
[[nodiscard]] double quantile(std::span<const double> samples, double fraction);

struct Spread {
  double median = 0;
  double p10 = 0;
  double p90 = 0;
};
[[nodiscard]] Spread spread_of(std::span<const double> samples);

/// a[i] / b[i]: each round's ratio, so that what disturbs a whole round cancels out.
[[nodiscard]] std::vector<double> ratios(std::span<const double> a, std::span<const double> b);

/// How far the median may lie from that of another run, as a fraction of it: half the width of its 95 % interval from
/// order statistics, or, if that is more, half the difference between the medians of the first and second half of the
/// rounds (which shows drift, that an interval does not know of).
[[nodiscard]] double uncertainty(std::span<const double> samples);

/// Two runs that are each off by this much differ by 10 %.
inline constexpr double kNoise = 0.05;
[[nodiscard]] inline bool is_noise(std::span<const double> samples) {
  return uncertainty(samples) > kNoise;
}

}  // namespace carom::bench
