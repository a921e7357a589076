// Condition, severity and message are all required: without one an audit would find nothing or say nothing.
#include "compiler/sema/check_audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "compiler/sema/check_condition.h"
#include "compiler/sema/check_say.h"
#include "compiler/sema/condition_typer.h"
#include "compiler/sema/property_list.h"
#include "compiler/sema/type_value.h"
#include "dsl/diag/nearest_name.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

constexpr std::array<std::string_view, 3> kSeverities = {"low", "medium", "high"};

void check_severity(const ast::SeverityProperty& severity, const TypingContext& context) {
  if (std::ranges::find(kSeverities, severity.word.text) != kSeverities.end()) return;
  dsl::Diagnostic& unknown = context.sink.report(
      DiagnosticId::C0810, place(severity.word.span, context),
      fmt::format("no severity `{}`; expected `{}`", severity.word.text, fmt::join(kSeverities, "`, `")));
  dsl::suggest_name(unknown, severity.word.text, unknown.where, kSeverities, context.sink.suggesting());
}

void check_conditions(const ast::AuditDecl& audit, const TypingContext& context) {
  std::vector<const ast::Property*> whens;
  for (const ast::Property* property : properties_of<ast::Condition>(audit.properties)) {
    const auto& condition = std::get<ast::Condition>(property->node);
    check_analytic_condition(*condition.expr, context);
    if (!condition.unless) whens.push_back(property);
  }
  report_repeated(whens, "`when`", context);
  if (whens.empty()) report_missing(audit.name, "`when`", context);
}

}  // namespace

void check_audit(const ast::AuditDecl& audit, const TypingContext& context) {
  check_conditions(audit, context);
  if (const auto* severity = only<ast::SeverityProperty>(audit.properties, "`severity`", context))
    check_severity(*severity, context);
  else
    report_missing(audit.name, "`severity`", context);
  if (const auto* say = only<ast::Say>(audit.properties, "`say`", context))
    check_say(*say, {}, context);
  else
    report_missing(audit.name, "`say`", context);
}

}  // namespace carom::compiler
