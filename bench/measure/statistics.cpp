// Medians and quantiles, so that a round that something interrupted does not count for more than one round.
#include "bench/measure/statistics.h"

#include <algorithm>
#include <cmath>

#include "support/check.h"

namespace carom::bench {
namespace {

std::vector<double> sorted(std::span<const double> samples) {
  std::vector<double> in_order(samples.begin(), samples.end());
  std::ranges::sort(in_order);
  return in_order;
}

double quantile_of_sorted(std::span<const double> in_order, double fraction) {
  CAROM_CHECK(!in_order.empty(), "a quantile needs a sample");
  const double at = fraction * static_cast<double>(in_order.size() - 1);
  const auto below = static_cast<std::size_t>(at);
  const std::size_t above = std::min(below + 1, in_order.size() - 1);
  return in_order[below] + (at - static_cast<double>(below)) * (in_order[above] - in_order[below]);
}

// The ranks n/2 ± 0.98·√n hold the median in 95 of 100 cases: the binomial distribution's normal approximation.
double half_interval(std::span<const double> in_order) {
  const auto count = static_cast<double>(in_order.size());
  const double reach = 0.98 / std::sqrt(count);
  const double low = quantile_of_sorted(in_order, std::max(0.5 - reach, 0.0));
  const double high = quantile_of_sorted(in_order, std::min(0.5 + reach, 1.0));
  return (high - low) / 2;
}

}  // namespace

double quantile(std::span<const double> samples, double fraction) {
  return quantile_of_sorted(sorted(samples), fraction);
}

Spread spread_of(std::span<const double> samples) {
  const std::vector<double> in_order = sorted(samples);
  return {quantile_of_sorted(in_order, 0.5), quantile_of_sorted(in_order, 0.1), quantile_of_sorted(in_order, 0.9)};
}

std::vector<double> ratios(std::span<const double> a, std::span<const double> b) {
  CAROM_CHECK(a.size() == b.size(), "ratios are taken round by round");
  std::vector<double> made(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) made[i] = a[i] / b[i];
  return made;
}

double uncertainty(std::span<const double> samples) {
  const std::size_t half = samples.size() / 2;
  if (half == 0) return HUGE_VAL;
  const double drift = std::abs(quantile(samples.first(half), 0.5) - quantile(samples.last(half), 0.5)) / 2;
  const std::vector<double> in_order = sorted(samples);
  return std::max(half_interval(in_order), drift) / quantile_of_sorted(in_order, 0.5);
}

}  // namespace carom::bench
