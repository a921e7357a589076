// What stands in a pack and does nothing, and rules that nothing tests. Only packs asked for by the caller are judged:
// others export for users unseen.
#include "compiler/sema/check_usage.h"

#include <fmt/format.h>

#include <algorithm>

namespace carom::compiler {
namespace {

bool has_test(const DeclaredRule& rule, bool negated) {
  return std::ranges::any_of(rule.tests, [&](const TestRef& ref) {
    return !ref.test->todo && ref.test->negated == negated && (negated || !ref.test->gives);
  });
}

void check_tests_of(const DeclaredRule& rule, dsl::DiagnosticSink& sink) {
  const bool positive = has_test(rule, false);
  const bool near_miss = has_test(rule, true);
  if (positive && near_miss) return;
  const char* missing = positive    ? "near-miss test (`test not \"…\"`)"
                        : near_miss ? "positive test (`test \"…\"`)"
                                    : "test: it needs a positive and a near-miss one (`test \"…\"`, `test not \"…\"`)";
  sink.report(dsl::DiagnosticId::C0901, rule.where, fmt::format("rule `{}` has no {}", rule.name, missing));
}

}  // namespace

void check_unused(const LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  for (const DeclaredList& list : policy.lists)
    if (!list.used && policy.packs[list.pack].is_root)
      sink.report(dsl::DiagnosticId::C0215, list.info.where,
                  fmt::format("nothing uses list `{}`; use it or remove it", list.info.name));
  for (const DeclaredMacro& macro : policy.macros)
    if (!macro.used && !macro.endless && policy.packs[macro.pack].is_root)
      sink.report(dsl::DiagnosticId::C0216, macro.info.where,
                  fmt::format("nothing uses macro `{}`; use it or remove it", macro.info.name));
}

void check_untested(const LinkedPolicy& policy, dsl::DiagnosticSink& sink) {
  for (const DeclaredRule& rule : policy.rules) {
    const LoadedPack& pack = policy.packs[rule.pack];
    if (pack.is_root && pack.layer != core::Layer::local && !rule.disabled_because) check_tests_of(rule, sink);
  }
}

}  // namespace carom::compiler
