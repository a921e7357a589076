// Texts that are meant to cost an engine as much as text can.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carom::bench {

struct Adversary {
  std::string_view name;
  std::vector<std::string> texts;
};

/// `phrases`: what the rules look for; at least one has eight bytes. Each adversary has `count` texts of some 160
/// bytes, the last one a few of 60 000 bytes. Equal arguments give equal bytes.
[[nodiscard]] std::vector<Adversary> adversaries(std::span<const std::string> phrases, std::size_t count,
                                                 std::uint64_t seed);

}  // namespace carom::bench
