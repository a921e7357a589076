// Circles in a graph where every node has at most one way on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace carom::compiler {

constexpr std::uint32_t kNoSuccessor = 0xFFFFFFFF;

/// `next[i]` is the node that follows i, or kNoSuccessor. Each circle once, from its smallest node on. O(nodes).
[[nodiscard]] std::vector<std::vector<std::uint32_t>> find_cycles(std::span<const std::uint32_t> next);

}  // namespace carom::compiler
