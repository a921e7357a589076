// What must hold of macros before any condition is typed: no circles.
#include "compiler/sema/check_macros.h"

#include <fmt/format.h>

#include "compiler/sema/find_cycles.h"

namespace carom::compiler {
namespace {

void report_circle(const LinkedPolicy& policy, const std::vector<std::uint32_t>& circle, dsl::DiagnosticSink& sink) {
  const DeclaredMacro& first = policy.macros[circle.front()];
  auto& found = sink.report(dsl::DiagnosticId::C0222, first.info.where,
                            fmt::format("macro `{}` contains itself; remove one of the uses", first.info.name));
  for (std::size_t i = 1; i < circle.size(); ++i)
    found.notes.push_back(
        {policy.macros[circle[i]].info.where, fmt::format("by way of `{}`", policy.macros[circle[i]].info.name)});
}

}  // namespace

void check_macros(LinkedPolicy& policy, const ExpandedSizes& sizes, dsl::DiagnosticSink& sink) {
  const std::vector<std::uint32_t> next = sizes.unsettled_next();
  for (std::uint32_t macro = 0; macro < next.size(); ++macro)
    policy.macros[macro].endless = next[macro] != kNoSuccessor;
  for (const std::vector<std::uint32_t>& circle : find_cycles(next)) report_circle(policy, circle, sink);
}

}  // namespace carom::compiler
