// From samples to the figures of a row.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "bench/measure/interleave.h"
#include "bench/report/row.h"

namespace carom::bench {

/// Adds what each contender took: samples times `scale`, in `unit`s.
void add_contenders(Row& row, const std::vector<Contender>& contenders, const Samples& samples, std::string_view unit,
                    double scale = 1);

/// Sets figure, spread and noise from one value a round.
void take_figure(Row& row, std::span<const double> values);

/// The contender with the least median, of [first, last).
[[nodiscard]] std::size_t fastest(const Samples& samples, std::size_t first, std::size_t last);

inline constexpr double kMilliseconds = 1e-6;  ///< of a nanosecond

}  // namespace carom::bench
