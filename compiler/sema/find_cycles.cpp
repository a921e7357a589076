// Circles in a graph where every node has at most one way on.
#include "compiler/sema/find_cycles.h"

#include <algorithm>

namespace carom::compiler {
namespace {

std::vector<std::uint32_t> collect_cycle(std::uint32_t start, std::span<const std::uint32_t> next) {
  std::vector<std::uint32_t> cycle = {start};
  for (std::uint32_t node = next[start]; node != start; node = next[node]) cycle.push_back(node);
  std::ranges::rotate(cycle, std::ranges::min_element(cycle));
  return cycle;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> find_cycles(std::span<const std::uint32_t> next) {
  // The walk that first came by, counted from 1; a walk that meets itself has closed a circle.
  std::vector<std::uint32_t> walk_of(next.size(), 0);
  std::vector<std::vector<std::uint32_t>> cycles;
  for (std::uint32_t start = 0; start < next.size(); ++start) {
    std::uint32_t node = start;
    while (node != kNoSuccessor && walk_of[node] == 0) {
      walk_of[node] = start + 1;
      node = next[node];
    }
    if (node != kNoSuccessor && walk_of[node] == start + 1) cycles.push_back(collect_cycle(node, next));
  }
  return cycles;
}

}  // namespace carom::compiler
