// The total order of rules (docs/language.md section 4), computed once.
#include "compiler/passes/order_rules.h"

#include <fmt/format.h>

#include <queue>
#include <tuple>
#include <utility>

#include "compiler/passes/order_graph.h"
#include "compiler/sema/find_cycles.h"

namespace carom::compiler {
namespace {

// Band and layer first; rules are counted in pack order, then source order, so the index says the rest.
using Rank = std::tuple<core::Band, core::Layer, std::uint32_t>;

class OrderSort {
 public:
  OrderSort(const LinkedPolicy& policy, OrderGraph graph)
      : policy_(policy), graph_(std::move(graph)), above_count_(graph_.below.size(), 0) {
    for (const auto& targets : graph_.below)
      for (const std::uint32_t node : targets) ++above_count_[node];
  }

  std::vector<std::uint32_t> run() {
    for (std::uint32_t node = 0; node < graph_.below.size(); ++node)
      if (above_count_[node] == 0) release(node);
    take_ready();
    return std::move(order_);
  }

  // After run(): for each node left over, one that stands before it and is left over too.
  std::vector<std::uint32_t> left_over_above() const {
    std::vector<std::uint32_t> above(graph_.below.size(), kNoSuccessor);
    for (std::uint32_t node = 0; node < graph_.below.size(); ++node)
      if (above_count_[node] != 0)
        for (const std::uint32_t target : graph_.below[node])
          if (above_count_[target] != 0) above[target] = node;
    return above;
  }

 private:
  Rank rank_of(std::uint32_t rule) const {
    const DeclaredRule& declared = policy_.rules[rule];
    return {declared.band, policy_.layer_of(declared.pack), rule};
  }

  // Entries and exits of groups take no place in the order: they are passed as soon as they are reached.
  void release(std::uint32_t node) {
    if (graph_.is_rule(node))
      ready_.push(rank_of(node));
    else
      passed_.push_back(node);
  }

  void take_ready() {
    while (!ready_.empty() || !passed_.empty()) {
      if (!passed_.empty()) {
        const std::uint32_t node = passed_.back();
        passed_.pop_back();
        leave(node);
      } else {
        const std::uint32_t rule = std::get<2>(ready_.top());
        ready_.pop();
        order_.push_back(rule);
        leave(rule);
      }
    }
  }

  void leave(std::uint32_t node) {
    for (const std::uint32_t target : graph_.below[node])
      if (--above_count_[target] == 0) release(target);
  }

  const LinkedPolicy& policy_;
  OrderGraph graph_;
  std::vector<std::uint32_t> above_count_;
  std::priority_queue<Rank, std::vector<Rank>, std::greater<>> ready_;
  std::vector<std::uint32_t> passed_;
  std::vector<std::uint32_t> order_;
};

// `above` leads from each rule to one before it, so the circle is told backwards.
void report_circle(const LinkedPolicy& policy, const std::vector<std::uint32_t>& circle, dsl::DiagnosticSink& sink) {
  std::vector<std::uint32_t> rules;
  for (const std::uint32_t node : circle)
    if (node < policy.rules.size()) rules.push_back(node);
  const DeclaredRule& first = policy.rules[rules.front()];
  auto& found = sink.report(
      dsl::DiagnosticId::C0505, first.where,
      fmt::format("rule `{}` stands over itself by way of others; remove one `over` of the circle", first.name));
  for (std::size_t i = rules.size(); i-- > 1;)
    found.notes.push_back({policy.rules[rules[i]].where, fmt::format("then comes `{}`", policy.rules[rules[i]].name)});
}

}  // namespace

std::vector<std::uint32_t> order_rules(const LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  OrderSort sort(policy, build_order_graph(policy, sink));
  std::vector<std::uint32_t> order = sort.run();
  for (const auto& circle : find_cycles(sort.left_over_above())) report_circle(policy, circle, sink);
  return order;
}

}  // namespace carom::compiler
