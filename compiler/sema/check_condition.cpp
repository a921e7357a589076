// Looks at and-ed and or-ed terms only: what a whole formula says is not asked.
#include "compiler/sema/check_condition.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "compiler/logic/terms.h"
#include "compiler/sema/condition_typer.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

std::string print(const Term& term) {
  return fmt::format("`{}{}`", term.negated ? "not " : "", term.predicate->printed);
}

void report_pair(DiagnosticId id, const TermPair& pair, std::string message, const TypingContext& context) {
  dsl::Diagnostic diagnostic{id, dsl::info(id).severity, pair.second.predicate->where, std::move(message), {}, {}};
  diagnostic.notes.push_back({pair.first.predicate->where, fmt::format("{} stands here", print(pair.first))});
  context.sink.add_new(std::move(diagnostic));
}

void check_all_of(const ir::Condition& condition, const TypingContext& context) {
  std::vector<Term> terms;
  collect_terms(condition, false, terms);
  if (const auto pair = find_contradiction(terms))
    report_pair(DiagnosticId::C0407, *pair,
                fmt::format("{} and {} cannot both hold, so this `and` never does; drop one, or join them by `or`",
                            print(pair->first), print(pair->second)),
                context);
}

void check_any_of(const ir::Condition& condition, const TypingContext& context) {
  std::vector<Term> terms;
  for (const ir::Condition& child : condition.children) {
    if (child.op == core::ExprOp::predicate) terms.push_back({child.predicate.get(), false});
    if (child.op == core::ExprOp::negate && child.children.front().op == core::ExprOp::predicate)
      terms.push_back({child.children.front().predicate.get(), true});
  }
  if (const auto pair = find_tautology(terms))
    report_pair(DiagnosticId::C0408, *pair,
                fmt::format("{} or {} holds for every record, so this `or` says nothing; drop it, or join them by "
                            "`and`",
                            print(pair->first), print(pair->second)),
                context);
}

void check_presence(const ir::Predicate& predicate, const TypingContext& context) {
  const bool missing = predicate.op == core::PredicateOp::missing;
  if ((!missing && predicate.op != core::PredicateOp::present) || !is_never_missing(predicate.field)) return;
  const DiagnosticId id = missing ? DiagnosticId::C0409 : DiagnosticId::C0408;
  const std::string message =
      fmt::format("`{}` {} holds: every record has this field{}", predicate.printed, missing ? "never" : "always",
                  predicate.field == core::field::text ? "; an empty text is tested by `matches /^$/`" : "");
  context.sink.add_new({id, dsl::info(id).severity, predicate.where, message, {}, {}});
}

}  // namespace

bool is_never_missing(core::FieldId field) {
  return field == core::field::text || field == core::field::status_conflict || field == core::field::information;
}

void check_truth(const ir::Condition& condition, const TypingContext& context) {
  switch (condition.op) {
    case core::ExprOp::predicate:
      return check_presence(*condition.predicate, context);
    case core::ExprOp::all_of:
      check_all_of(condition, context);
      break;
    case core::ExprOp::any_of:
      check_any_of(condition, context);
      break;
    default:
      break;
  }
  for (const ir::Condition& child : condition.children) check_truth(child, context);
}

}  // namespace carom::compiler
