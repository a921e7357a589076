// Contenders measured against each other: in turns, many short rounds, so that whatever slows the machine for a while
// slows all of them.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace carom::bench {

/// `pass` does its work once; the work counts `units` (records, bytes, calls). It must leave what a next pass needs.
struct Contender {
  std::string name;
  std::function<void()> pass;
  double units = 1;
};

/// As much as a row may take.
struct Effort {
  double seconds = 2;
  std::size_t least_rounds = 11;
  std::size_t most_rounds = 201;
};

/// Nanoseconds a unit: one sample a contender and round; result[c][r].
using Samples = std::vector<std::vector<double>>;

/// One pass of each to warm up and to plan the rounds, then the rounds; the contender that begins changes from round to
/// round.
[[nodiscard]] Samples interleave(const std::vector<Contender>& contenders, const Effort& effort);

/// Nanoseconds of one call.
[[nodiscard]] double time_once(const std::function<void()>& work);

}  // namespace carom::bench
