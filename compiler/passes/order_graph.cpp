// Who stands over whom: the graph that the total order is sorted from.
#include "compiler/passes/order_graph.h"

#include <fmt/format.h>

#include <string_view>

#include "compiler/sema/name_report.h"

namespace carom::compiler {
namespace {

constexpr std::string_view kBandWords[] = {"`first` rules", "normal rules", "`fallback` rules"};

// A rule or group as one end of an edge.
struct End {
  const std::string& name;
  core::Band band;
  core::Layer layer;
  dsl::SourceSpan where;
};

class GraphBuilder {
 public:
  GraphBuilder(const LinkedPolicy& policy, dsl::DiagnosticSink& sink) : policy_(policy), sink_(sink) {}

  OrderGraph build() {
    graph_.rule_count = static_cast<std::uint32_t>(policy_.rules.size());
    graph_.below.resize(policy_.rules.size() + 2 * policy_.groups.size());
    for (std::uint32_t group = 0; group < policy_.groups.size(); ++group) add_group(group);
    for (std::uint32_t rule = 0; rule < policy_.rules.size(); ++rule) add_rule(rule);
    return std::move(graph_);
  }

 private:
  void add_group(std::uint32_t index) {
    const DeclaredGroup& group = policy_.groups[index];
    for (const std::uint32_t row : group.rows) {
      graph_.below[graph_.entry(index)].push_back(row);
      if (!policy_.rules[row].disabled_because) graph_.below[row].push_back(graph_.exit(index));
    }
    const std::uint32_t self = graph_.entry(index);
    for (const NameRef& edge : group.over) add_edge(graph_.exit(index), self, end_of(group), edge);
  }

  void add_rule(std::uint32_t index) {
    const DeclaredRule& rule = policy_.rules[index];
    for (const NameRef& edge : rule.over) add_edge(index, index, end_of(rule), edge, !rule.disabled_because);
  }

  // `self` is the node that would make the edge lead to where it begins; an idle edge is checked and not added.
  void add_edge(std::uint32_t from, std::uint32_t self, const End& above, const NameRef& edge, bool counts = true) {
    const auto named = policy_.rule_names.resolve(*edge.name, edge.reader, policy_.packs, sink_);
    if (!named) return;
    const RuleOrGroup target = policy_.rules_and_groups[*named];
    const std::uint32_t to = target.is_group ? graph_.entry(target.index) : target.index;
    const End below = target.is_group ? end_of(policy_.groups[target.index]) : end_of(policy_.rules[target.index]);
    const dsl::SourceSpan where = place(edge.reader.file, edge.name->span);
    if (to == self) return report_self(above, where);
    if (above.band != below.band) return report_bands(above, below, where);
    if (above.layer != below.layer) return report_layers(above, below, where);
    if (counts) graph_.below[from].push_back(to);
  }

  End end_of(const DeclaredRule& rule) const { return {rule.name, rule.band, policy_.layer_of(rule.pack), rule.where}; }
  End end_of(const DeclaredGroup& group) const {
    return {group.name, group.band, policy_.layer_of(group.pack), group.where};
  }

  void report_self(const End& above, dsl::SourceSpan where) {
    sink_.report(dsl::DiagnosticId::C0508, where,
                 fmt::format("`{}` cannot stand over itself; remove this name", above.name));
  }

  void report_bands(const End& above, const End& below, dsl::SourceSpan where) {
    auto& found = sink_.report(
        dsl::DiagnosticId::C0506, where,
        fmt::format(
            "`over` orders rules of one band only, but `{}` is among the {} and `{}` among the {}; bands come in "
            "the order first, normal, fallback",
            above.name, band_word(above), below.name, band_word(below)));
    found.notes.push_back({below.where, fmt::format("`{}` is declared here", below.name)});
  }

  void report_layers(const End& above, const End& below, dsl::SourceSpan where) {
    auto& found = sink_.report(
        dsl::DiagnosticId::C0507, where,
        fmt::format(
            "`over` orders rules of one layer only, but `{}` is of layer {} and `{}` of layer {}; layers come in "
            "the order local, org, provider, base",
            above.name, core::word_of(above.layer), below.name, core::word_of(below.layer)));
    found.notes.push_back({below.where, fmt::format("`{}` is declared here", below.name)});
  }

  static std::string_view band_word(const End& end) { return kBandWords[static_cast<std::size_t>(end.band)]; }

  const LinkedPolicy& policy_;
  dsl::DiagnosticSink& sink_;
  OrderGraph graph_;
};

}  // namespace

OrderGraph build_order_graph(const LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  return GraphBuilder(policy, sink).build();
}

}  // namespace carom::compiler
