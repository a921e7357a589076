// The units of durations in rules: `90s`, `15m`, `12h`, `2d`.
#pragma once

#include <array>
#include <cstdint>

namespace carom {

struct DurationUnit {
  char letter;
  std::int64_t seconds;
};

inline constexpr std::array<DurationUnit, 4> kLargestUnitsFirst = {{{'d', 86400}, {'h', 3600}, {'m', 60}, {'s', 1}}};

/// `letter` is one of them.
[[nodiscard]] constexpr std::int64_t seconds_of_unit(char letter) {
  for (const DurationUnit& unit : kLargestUnitsFirst)
    if (unit.letter == letter) return unit.seconds;
  return 1;
}

}  // namespace carom
