// From what was found to what is shown: allowed ones out, repetitions out, in source order, within the limit.
#include "compiler/passes/settle_diagnostics.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace carom::compiler {
namespace {

auto identity(const dsl::Diagnostic& diagnostic) {
  return std::tuple(diagnostic.where.file, diagnostic.where.span.begin, diagnostic.where.span.end, diagnostic.id);
}

// One place is told one thing once: of two rules that share a faulty part only the first is named.
void drop_repetitions(std::vector<dsl::Diagnostic>& found) {
  std::set<decltype(identity(found.front()))> told;
  std::erase_if(found, [&](const dsl::Diagnostic& diagnostic) { return !told.insert(identity(diagnostic)).second; });
}

}  // namespace

void settle_diagnostics(dsl::DiagnosticSink found, Allowances& allowances, const Limits& limits,
                        dsl::DiagnosticSink& sink) {
  std::erase_if(found.all(), [&](const dsl::Diagnostic& diagnostic) { return allowances.silence(diagnostic); });
  allowances.report_unused(found);
  drop_repetitions(found.all());
  std::ranges::sort(found.all(), {}, identity);
  const std::uint32_t dropped_before = sink.dropped_errors();
  std::uint32_t errors = 0;
  dsl::SourceSpan last;
  for (dsl::Diagnostic& diagnostic : found.all()) {
    if (diagnostic.severity == dsl::Severity::error && ++errors <= limits.reported_errors) last = diagnostic.where;
    sink.add(std::move(diagnostic));
  }
  const std::uint32_t dropped = sink.dropped_errors() - dropped_before;
  if (dropped != 0)
    sink.report(dsl::DiagnosticId::C1022, last,
                fmt::format("errors not shown: {}; the limit is {} (reported_errors): repair the shown ones first",
                            dropped, limits.reported_errors));
}

}  // namespace carom::compiler
