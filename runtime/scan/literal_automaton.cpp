// Nodes are numbered breadth first over the sorted literals, so that children are neighbours and need no list.
#include "runtime/scan/literal_automaton.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace carom::scan {
namespace {

/// The literals below a node: a run of the sorted ones, equal in their first `depth` bytes.
struct Run {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t depth;
};

std::vector<std::uint32_t> sorted_order(std::span<const std::string_view> literals) {
  std::vector<std::uint32_t> order(literals.size());
  std::iota(order.begin(), order.end(), 0u);
  std::ranges::sort(order, {}, [&](std::uint32_t id) { return std::pair(literals[id], id); });
  return order;
}

}  // namespace

LiteralAutomaton::LiteralAutomaton(std::span<const std::string_view> literals) {
  lay_out(literals);
  link_suffixes();
}

void LiteralAutomaton::lay_out(std::span<const std::string_view> literals) {
  const std::vector<std::uint32_t> order = sorted_order(literals);
  std::vector<Run> runs{{0, static_cast<std::uint32_t>(order.size()), 0}};
  bytes_.push_back(0);
  for (std::size_t node = 0; node < runs.size(); ++node) {
    auto [begin, end, depth] = runs[node];
    nodes_.push_back({static_cast<std::uint32_t>(runs.size()), 0, 0, static_cast<std::uint32_t>(ids_.size())});
    while (begin < end && literals[order[begin]].size() == depth) ids_.push_back(order[begin++]);
    while (begin < end) {
      const char byte = literals[order[begin]][depth];
      std::uint32_t next = begin;
      while (next < end && literals[order[next]][depth] == byte) ++next;
      runs.push_back({begin, next, depth + 1});
      bytes_.push_back(static_cast<unsigned char>(byte));
      begin = next;
    }
  }
  nodes_.push_back({static_cast<std::uint32_t>(runs.size()), 0, 0, static_cast<std::uint32_t>(ids_.size())});
}

/// Breadth first, so that a node's suffix is complete before the node is.
void LiteralAutomaton::link_suffixes() {
  for (std::uint32_t at = nodes_[0].first_child; at < nodes_[1].first_child; ++at) root_children_[bytes_[at]] = at;
  for (std::uint32_t node = 0; node + 1 < nodes_.size(); ++node) {
    const bool is_literal = nodes_[node].first_id != nodes_[node + 1].first_id;
    nodes_[node].output = is_literal ? node : nodes_[nodes_[node].suffix].output;
    for (std::uint32_t at = nodes_[node].first_child; at < nodes_[node + 1].first_child; ++at)
      nodes_[at].suffix = node == 0 ? 0 : step(nodes_[node].suffix, bytes_[at]);
  }
}

/// kNone where there is none.
std::uint32_t LiteralAutomaton::child(std::uint32_t node, unsigned char byte) const {
  for (std::uint32_t at = nodes_[node].first_child; at < nodes_[node + 1].first_child; ++at)
    if (bytes_[at] == byte) return at;
  return kNone;
}

/// The longest suffix of the text read so far, `byte` included, that is a node.
std::uint32_t LiteralAutomaton::step(std::uint32_t node, unsigned char byte) const {
  while (node != 0) {
    const std::uint32_t next = child(node, byte);
    if (next != kNone) return next;
    node = nodes_[node].suffix;
  }
  return root_children_[byte];
}

void LiteralAutomaton::find(std::string_view text, std::uint32_t offset, Hits& hits) const {
  std::uint32_t node = 0;
  for (std::size_t i = 0; i < text.size() && !hits.are_too_many(); ++i) {
    node = step(node, static_cast<unsigned char>(text[i]));
    for (std::uint32_t at = nodes_[node].output; at != 0; at = nodes_[nodes_[at].suffix].output)
      for (std::uint32_t id = nodes_[at].first_id; id < nodes_[at + 1].first_id; ++id)
        hits.add({ids_[id], offset + static_cast<std::uint32_t>(i + 1)});
  }
}

}  // namespace carom::scan
