// The generator's dice: the same throws for a seed on every machine and with every library.
#pragma once

#include <cstddef>
#include <cstdint>

namespace carom::equality {

/// SplitMix64 (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}

  std::uint64_t next() {
    std::uint64_t z = state_ += 0x9E3779B97F4A7C15;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  /// 0 … bound - 1; `bound` is at least 1.
  std::uint32_t below(std::size_t bound) {
    return static_cast<std::uint32_t>(((next() >> 32) * static_cast<std::uint64_t>(bound)) >> 32);
  }
  /// Both ends included.
  std::uint32_t between(std::uint32_t low, std::uint32_t high) { return low + below(std::size_t{high} - low + 1); }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  /// `from` must not be empty.
  template <class Container>
  auto& pick(Container& from) {
    return from[below(from.size())];
  }
  template <class Value, std::size_t count>
  const Value& pick(const Value (&from)[count]) {
    return from[below(count)];
  }

 private:
  std::uint64_t state_;
};

}  // namespace carom::equality
