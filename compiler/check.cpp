// The pipeline from packs to a checked rule set. Each step is a pass of its own; the order of the lines is the order
// of compilation.
#include <limits>
#include <utility>

#include "compiler/analysis/analyse.h"
#include "compiler/compile.h"
#include "compiler/passes/build_rule_set.h"
#include "compiler/passes/drop_follow_ups.h"
#include "compiler/passes/order_rules.h"
#include "compiler/passes/settle_diagnostics.h"
#include "compiler/sema/allowances.h"
#include "compiler/sema/apply_changes.h"
#include "compiler/sema/apply_list_changes.h"
#include "compiler/sema/check_aggregate.h"
#include "compiler/sema/check_audit.h"
#include "compiler/sema/check_expanded_size.h"
#include "compiler/sema/check_macros.h"
#include "compiler/sema/check_usage.h"
#include "compiler/sema/declare_items.h"
#include "compiler/sema/digest.h"
#include "compiler/sema/expanded_size.h"
#include "compiler/sema/load_packs.h"
#include "compiler/sema/pack_scope.h"
#include "compiler/sema/shared_names.h"
#include "compiler/sema/suppressed_at_once.h"
#include "compiler/sema/type_condition.h"
#include "compiler/sema/typed_conditions.h"

namespace carom::compiler {
namespace {

void check_lists(const LinkedPolicy& policy, TypedConditions& conditions) {
  for (const DeclaredList& list : policy.lists)
    if (list.has_type) check_list(list.info, conditions.context({list.pack, list.info.where.file}));
}

// Also those that no rule uses, so that their errors show.
void type_macros(const LinkedPolicy& policy, TypedConditions& conditions) {
  for (const DeclaredMacro& macro : policy.macros)
    if (!macro.endless) (void)conditions.type({.expr = macro.info.body, .reader = {macro.pack, macro.info.file}});
}

void pin_digests(LinkedPolicy& policy, TypedConditions& conditions) {
  for (DeclaredRule& rule : policy.rules) rule.digest = digest_of(policy, rule, conditions);
  for (DeclaredClass& klass : policy.classes) klass.digest = digest_of(klass);
}

// Aggregates ask for the verdicts that classes and rules have once overrides are applied.
void check_analytics(const LinkedPolicy& policy, const ir::RuleSet& rules, TypedConditions& conditions) {
  const auto suppressed = suppressed_at_once(rules);
  const FindSuppressedAtOnce find_suppressed = [&](std::string_view name) -> const SuppressedAtOnce* {
    const auto klass = find_class(policy, name);
    return klass && suppressed[*klass] ? &*suppressed[*klass] : nullptr;
  };
  for (const auto& aggregate : policy.aggregates)
    check_aggregate(*aggregate.declaration, find_suppressed, conditions.context({aggregate.pack, aggregate.file}));
  for (const auto& audit : policy.audits) check_audit(*audit.declaration, conditions.context({audit.pack, audit.file}));
}

void advise(const LinkedPolicy& policy, const ir::RuleSet& rules, dsl::DiagnosticSink& found) {
  check_unused(policy, found);
  check_untested(policy, found);
  // A condition with errors is not there, so its rule would seem to hold always.
  if (!found.has_errors()) analyse(rules, found);
}

std::optional<ir::RuleSet> link(LinkedPolicy& policy, PackSource& packs, const CompileOptions& options,
                                dsl::DiagnosticSink& found) {
  // What overrides, edges and audits name would seem not to be there.
  if (policy.lacks_rules) return std::nullopt;
  apply_list_changes(policy, found);
  const ExpandedSizes sizes(policy);
  check_macros(policy, sizes, found);
  if (!check_expanded_size(policy, sizes, options.limits, found)) return std::nullopt;
  std::deque<PackScope> scopes = open_scopes(policy, found);
  TypedConditions conditions(scopes, options.limits, found);
  check_lists(policy, conditions);
  type_macros(policy, conditions);
  pin_digests(policy, conditions);
  apply_changes(policy, packs, options.locked, found);
  const std::vector<std::uint32_t> order = order_rules(policy, found);
  ir::RuleSet rules = build_rule_set(policy, order, conditions, found);
  check_analytics(policy, rules, conditions);
  if (options.advises) advise(policy, rules, found);
  return rules;
}

}  // namespace

std::optional<ir::RuleSet> check(const std::vector<PackRequest>& roots, PackSource& packs, const CompileOptions& asked,
                                 dsl::SourceMap& sources, dsl::DiagnosticSink& sink) {
  CompileOptions options = asked;
  options.limits = within_bounds(asked.limits);
  // All findings are kept until `allow` and the limit on shown errors have been applied.
  dsl::DiagnosticSink found(std::numeric_limits<std::uint32_t>::max());
  LinkedPolicy policy =
      declare_items(load_packs(roots, {packs, options.limits, sources, found}), options.limits, found);
  Allowances allowances(policy.packs, found);
  std::optional<ir::RuleSet> rules = link(policy, packs, options, found);
  found = drop_follow_ups(std::move(found), policy.packs, sources);
  const std::uint32_t errors_before = sink.error_count();
  settle_diagnostics(std::move(found), allowances, options.limits, sink);
  if (sink.error_count() != errors_before) return std::nullopt;
  return rules;
}

}  // namespace carom::compiler
