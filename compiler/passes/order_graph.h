// Who stands over whom: the graph that the total order is sorted from.
#pragma once

#include <cstdint>
#include <vector>

#include "compiler/sema/linked_policy.h"
#include "dsl/diag/diagnostic.h"

namespace carom::compiler {

/// Nodes 0 … rules-1 are rules. A group has two more: its entry, before all of its rows, and its exit, after all of
/// them; so an edge from or to a group costs one edge, not one a row.
struct OrderGraph {
  std::uint32_t rule_count = 0;
  std::vector<std::vector<std::uint32_t>> below;  ///< by node: the nodes it stands before

  [[nodiscard]] bool is_rule(std::uint32_t node) const { return node < rule_count; }
  [[nodiscard]] std::uint32_t entry(std::uint32_t group) const { return rule_count + 2 * group; }
  [[nodiscard]] std::uint32_t exit(std::uint32_t group) const { return rule_count + 2 * group + 1; }
};

/// Unknown names and edges that cannot be (to itself, across bands or layers) are reported and left out.
[[nodiscard]] OrderGraph build_order_graph(const LinkedPolicy& policy, dsl::DiagnosticSink& sink);

}  // namespace carom::compiler
