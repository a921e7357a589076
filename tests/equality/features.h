// What generated programs and records contain, counted.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace carom::equality {

enum class Feature : std::uint8_t {
#define FEATURE(id, meaning) id,
#include "tests/equality/features.def"
#undef FEATURE
};
inline constexpr std::size_t kFeatureCount = 0
#define FEATURE(id, meaning) +1
#include "tests/equality/features.def"
#undef FEATURE
    ;

[[nodiscard]] std::string_view meaning_of(Feature feature);

class Features {
 public:
  void note(Feature feature) { ++counts_[static_cast<std::size_t>(feature)]; }
  void add(const Features& other) {
    for (std::size_t i = 0; i < kFeatureCount; ++i) counts_[i] += other.counts_[i];
  }
  [[nodiscard]] std::uint64_t count(Feature feature) const { return counts_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<std::uint64_t, kFeatureCount> counts_{};
};

}  // namespace carom::equality
