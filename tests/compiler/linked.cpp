// Files, diagnostics and rule set stay together, since each points into another.
#include "tests/compiler/linked.h"

#include <algorithm>
#include <stdexcept>

#include "dsl/diag/render_human.h"

namespace carom::test {

bool Linked::reports(dsl::DiagnosticId id) const {
  return count(id) != 0;
}

std::size_t Linked::count(dsl::DiagnosticId id) const {
  return static_cast<std::size_t>(std::ranges::count(sink.all(), id, &dsl::Diagnostic::id));
}

std::string Linked::rendered() const {
  return dsl::render_human(sink.all(), sources, false);
}

std::vector<std::string> Linked::order() const {
  std::vector<std::string> names;
  for (const compiler::ir::Rule& known : rules.value().rules) names.push_back(known.name);
  return names;
}

const compiler::ir::Rule& Linked::rule(std::string_view name) const {
  for (const compiler::ir::Rule& known : rules.value().rules)
    if (known.name == name) return known;
  throw std::out_of_range("no rule " + std::string(name));
}

std::unique_ptr<Linked> link(Files files, const compiler::CompileOptions& options,
                             const std::vector<std::string>& roots) {
  auto linked = std::make_unique<Linked>();
  linked->sink = dsl::DiagnosticSink(options.limits.reported_errors);
  std::vector<compiler::PackRequest> requests;
  for (const std::string& root : roots) requests.push_back({root, std::nullopt});
  if (roots.empty()) requests.push_back({"", compiler::PackFile{"main.carom", files.at("main.carom")}});
  MemoryPacks packs(std::move(files));
  linked->rules = compiler::check(requests, packs, options, linked->sources, linked->sink);
  return linked;
}

std::unique_ptr<Linked> link(std::string main, const compiler::CompileOptions& options) {
  return link(Files{{"main.carom", std::move(main)}}, options);
}

}  // namespace carom::test
