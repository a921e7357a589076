// The automaton of Aho and Corasick (1975) in compact form: what bounds the time of a scan on hostile texts and sets.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "runtime/scan/hits.h"

namespace carom::scan {

/// Immutable once built. 17 bytes a node, at most one node a byte of the literals.
class LiteralAutomaton {
 public:
  /// `literals[i]` gets number i; none is empty, equal ones are found under each number.
  explicit LiteralAutomaton(std::span<const std::string_view> literals);

  /// Adds every occurrence in `text`, by end; at one end longer literals first. `offset` is added to each end.
  /// Ends at the place where `hits` become too many.
  /// Time O(text × most children of a node but the root + occurrences).
  void find(std::string_view text, std::uint32_t offset, Hits& hits) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Node {
    std::uint32_t first_child;  // children are neighbours; those of node n end where those of n + 1 begin
    std::uint32_t suffix;       // the longest proper suffix that is a node
    std::uint32_t output;       // the longest suffix, this node included, that is a literal; 0: none
    std::uint32_t first_id;     // of the literals that end here: ids_ from here to that of the next node
  };
  [[nodiscard]] std::uint32_t child(std::uint32_t node, unsigned char byte) const;
  [[nodiscard]] std::uint32_t step(std::uint32_t node, unsigned char byte) const;
  void lay_out(std::span<const std::string_view> literals);
  void link_suffixes();

  std::vector<Node> nodes_;           // breadth first, then one more that ends the last runs
  std::vector<unsigned char> bytes_;  // node → the byte that leads to it
  std::array<std::uint32_t, 256> root_children_{};
  std::vector<std::uint32_t> ids_;
};

}  // namespace carom::scan
