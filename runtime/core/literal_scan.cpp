// The automaton keeps its failure links: folded into a table of all bytes it would be quicker to walk and many times
// larger to build, and most programs are loaded to read a few texts.
#include "runtime/core/literal_scan.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <queue>

namespace carom::core {

/// Sorted, the literals that begin with a state's prefix stand side by side, those that are equal to it first.
struct LiteralScan::Build {
  struct Prefix {
    std::uint32_t first = 0;  ///< of `sorted`
    std::uint32_t last = 0;
    std::uint32_t length = 0;
  };

  explicit Build(std::span<const std::string_view> given) : literals(given), sorted(given.size()) {
    std::iota(sorted.begin(), sorted.end(), 0U);
    std::ranges::sort(sorted, [&](std::uint32_t a, std::uint32_t b) {
      return literals[a] != literals[b] ? literals[a] < literals[b] : a < b;
    });
    std::uint32_t empty = 0;
    while (empty < sorted.size() && literals[sorted[empty]].empty()) ++empty;
    prefixes.push({empty, static_cast<std::uint32_t>(sorted.size()), 0});
  }
  [[nodiscard]] std::string_view literal(std::uint32_t i) const { return literals[sorted[i]]; }
  /// One a distinct prefix, the empty one included.
  [[nodiscard]] std::size_t count_states() const {
    std::size_t count = 1;
    std::string_view before;
    for (const std::uint32_t i : sorted) {
      const auto apart = std::ranges::mismatch(before, literals[i]);
      count += static_cast<std::size_t>(literals[i].end() - apart.in2);
      before = literals[i];
    }
    return count;
  }

  std::span<const std::string_view> literals;
  std::vector<std::uint32_t> sorted;
  std::queue<Prefix> prefixes;  // of the states whose children are missing, in the order of their numbers
};

std::uint32_t LiteralScan::many_child_of(const State& state, unsigned char byte) const {
  const ByteSet& set = byte_sets_[state.byte_set];
  const std::size_t word = byte / 64;
  const std::uint64_t bit = std::uint64_t{1} << (byte % 64);
  if ((set[word] & bit) == 0) return kNone;
  int before = std::popcount(set[word] & (bit - 1));
  for (std::size_t i = 0; i < word; ++i) before += std::popcount(set[i]);
  return state.first_child + static_cast<std::uint32_t>(before);
}

/// Its own literals, which are longer, then those of its suffix.
void LiteralScan::add_outputs(const Build& build, std::uint32_t state) {
  const Build::Prefix& prefix = build.prefixes.front();
  std::uint32_t own = prefix.first;
  if (state != kRoot)
    while (own < prefix.last && build.literal(own).size() == prefix.length) ++own;
  std::uint32_t next = state == kRoot ? kNone : states_[states_[state].suffix].first_output;
  for (std::uint32_t i = own; i > prefix.first; --i) {
    outputs_.push_back({build.sorted[i - 1], next});
    next = static_cast<std::uint32_t>(outputs_.size() - 1);
  }
  states_[state].first_output = next;
}

void LiteralScan::add_byte_set(State& state) {
  if (state.children <= kFewChildren) return;
  ByteSet set = {};
  for (std::uint32_t i = 0; i < state.children; ++i) {
    const unsigned char byte = states_[state.first_child + i].byte;
    set[byte / 64] |= std::uint64_t{1} << (byte % 64);
  }
  state.byte_set = static_cast<std::uint32_t>(byte_sets_.size());
  byte_sets_.push_back(set);
}

void LiteralScan::add_children(Build& build, std::uint32_t parent) {
  const Build::Prefix prefix = build.prefixes.front();
  build.prefixes.pop();
  const auto first_child = static_cast<std::uint32_t>(states_.size());
  std::uint32_t at = prefix.first;
  while (at < prefix.last && build.literal(at).size() == prefix.length) ++at;
  while (at < prefix.last) {
    const char byte = build.literal(at)[prefix.length];
    const std::uint32_t begin = at;
    while (at < prefix.last && build.literal(at)[prefix.length] == byte) ++at;
    State child;
    child.byte = static_cast<unsigned char>(byte);
    child.suffix = parent == kRoot ? kRoot : step(states_[parent].suffix, child.byte);
    if (parent == kRoot) from_root_[child.byte] = static_cast<std::uint32_t>(states_.size());
    states_.push_back(child);
    build.prefixes.push({begin, at, prefix.length + 1});
  }
  states_[parent].first_child = first_child;
  states_[parent].children = static_cast<std::uint16_t>(states_.size() - first_child);
  add_byte_set(states_[parent]);
}

/// Breadth first, so that a state's suffix, being shorter, is complete before the state is.
LiteralScan::LiteralScan(std::span<const std::string_view> literals) {
  Build build(literals);
  states_.reserve(build.count_states());
  states_.emplace_back();
  for (std::uint32_t state = 0; state < states_.size(); ++state) {
    add_outputs(build, state);
    add_children(build, state);
  }
}

}  // namespace carom::core
