// A row's figure is the median, and it is noise when that is not sure enough.
#include "bench/rows/figures.h"

#include <string>

#include "bench/measure/statistics.h"

namespace carom::bench {

void add_contenders(Row& row, const std::vector<Contender>& contenders, const Samples& samples, std::string_view unit,
                    double scale) {
  for (std::size_t i = 0; i < contenders.size(); ++i) {
    Spread spread = spread_of(samples[i]);
    spread = {spread.median * scale, spread.p10 * scale, spread.p90 * scale};
    row.contenders.push_back({contenders[i].name, {}, spread, std::string(unit)});
  }
}

void take_figure(Row& row, std::span<const double> values) {
  row.spread = spread_of(values);
  row.figure = row.spread->median;
  row.noise = is_noise(values);
}

std::size_t fastest(const Samples& samples, std::size_t first, std::size_t last) {
  std::size_t best = first;
  for (std::size_t i = first; i < last; ++i)
    if (quantile(samples[i], 0.5) < quantile(samples[best], 0.5)) best = i;
  return best;
}

}  // namespace carom::bench
