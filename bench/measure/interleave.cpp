// A first round, which does not count, tells how many fit; each round begins with another contender.
#include "bench/measure/interleave.h"

#include <algorithm>
#include <chrono>

namespace carom::bench {

double time_once(const std::function<void()>& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - begin).count();
}

Samples interleave(const std::vector<Contender>& contenders, const Effort& effort) {
  if (contenders.empty()) return {};
  double round = 0;
  for (const Contender& contender : contenders) {
    contender.pass();
    round += time_once(contender.pass);
  }
  const auto fitting = static_cast<std::size_t>(effort.seconds * 1e9 / std::max(round, 1.0));
  const std::size_t rounds = std::clamp(fitting, effort.least_rounds, effort.most_rounds);
  Samples samples(contenders.size(), std::vector<double>(rounds));
  for (std::size_t r = 0; r < rounds; ++r)
    for (std::size_t turn = 0; turn < contenders.size(); ++turn) {
      const std::size_t c = (r + turn) % contenders.size();
      samples[c][r] = time_once(contenders[c].pass) / contenders[c].units;
    }
  return samples;
}

}  // namespace carom::bench
