// The limits of a compilation and of classifying, with the defaults of limits.def.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

namespace carom {

struct Limits {
#define LIMIT(name, standard, most, unit, what) std::uint32_t name = standard;
#include "support/limits.def"
#undef LIMIT
};

/// One limit, for those who list or set them by name. The least is 1 everywhere.
struct LimitInfo {
  std::string_view name;
  std::uint32_t Limits::* value;
  std::uint32_t most;
  std::string_view unit;
  std::string_view what;
};

inline constexpr LimitInfo kLimits[] = {
#define LIMIT(name, standard, most, unit, what) {#name, &Limits::name, most, unit, what},
#include "support/limits.def"
#undef LIMIT
};

/// Each limit brought between 1 and its most: the bounds that the stack and the program image set hold whoever asks.
[[nodiscard]] constexpr Limits within_bounds(Limits limits) {
  for (const LimitInfo& limit : kLimits) {
    std::uint32_t& value = limits.*limit.value;
    value = std::clamp(value, std::uint32_t{1}, limit.most);
  }
  return limits;
}

}  // namespace carom
