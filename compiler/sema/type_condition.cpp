// Macros are typed where they are used, in the scope of their pack, and what they report is reported once.
#include "compiler/sema/type_condition.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "compiler/ir/make_condition.h"
#include "compiler/sema/analytic_field.h"
#include "compiler/sema/check_condition.h"
#include "compiler/sema/condition_typer.h"
#include "compiler/sema/type_atom.h"
#include "compiler/sema/type_value.h"
#include "support/counted.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};

// Entries that a test compares with: what expansion multiplies.
std::uint64_t size_of(const ir::Condition& condition) {
  if (condition.op == core::ExprOp::predicate) {
    const auto entries = [](const auto& operand) -> std::uint64_t {
      if constexpr (requires { operand.size(); }) return operand.size();
      return 1;
    };
    return std::max<std::uint64_t>(1, std::visit(entries, condition.predicate->operand));
  }
  std::uint64_t size = 0;
  for (const ir::Condition& child : condition.children) size += size_of(child);
  return size;
}

}  // namespace

std::optional<ir::Condition> ConditionTyper::type(const ast::Expr& expr, const TypingContext& context) {
  if (over_a_limit_) return std::nullopt;
  return type_node(expr, context);
}

std::optional<ir::Condition> ConditionTyper::type_node(const ast::Expr& expr, const TypingContext& context) {
  const Overloaded by_form{
      [&](const ast::AllOf& all) { return type_terms(all.terms, true, context); },
      [&](const ast::AnyOf& any) { return type_terms(any.terms, false, context); },
      [&](const ast::Not& negation) -> std::optional<ir::Condition> {
        auto inner = type_deeper(*negation.term, expr.span, context);
        if (!inner) return std::nullopt;
        return ir::negate(std::move(*inner));
      },
      [&](const ast::Group& group) { return type_deeper(*group.inner, expr.span, context); },
      [&](const ast::MacroRef& ref) { return type_macro(ref, context); },
      [&](const ast::Atom& atom) { return type_test(atom, expr.span, context); },
  };
  return std::visit(by_form, expr.node);
}

std::optional<ir::Condition> ConditionTyper::type_terms(const std::vector<ast::ExprPtr>& terms, bool all,
                                                        const TypingContext& context) {
  std::vector<ir::Condition> typed;
  for (const ast::ExprPtr& term : terms)
    if (auto condition = type(*term, context)) typed.push_back(std::move(*condition));
  if (typed.size() != terms.size()) return std::nullopt;
  return all ? ir::all_of(std::move(typed)) : ir::any_of(std::move(typed));
}

std::optional<ir::Condition> ConditionTyper::type_deeper(const ast::Expr& inner, Span outer,
                                                         const TypingContext& context) {
  if (depth_ >= context.limits.nesting) {
    over_a_limit_ = true;
    context.sink.report(DiagnosticId::C1051, place(outer, context),
                        fmt::format("the condition nests deeper than {} here, macros expanded; split the rule, "
                                    "or write a macro in one piece",
                                    counted(context.limits.nesting, "level", "levels")));
    return std::nullopt;
  }
  ++depth_;
  auto condition = type(inner, context);
  --depth_;
  return condition;
}

std::optional<ir::Condition> ConditionTyper::type_macro(const ast::MacroRef& ref, const TypingContext& context) {
  const MacroInfo* macro = context.scope.find_macro(ref.name, context.file);
  if (macro == nullptr) return std::nullopt;
  dsl::DiagnosticSink found(std::numeric_limits<std::uint32_t>::max());
  auto condition = type_deeper(*macro->body, macro->body->span,
                               {*macro->scope, macro->file, context.limits, found, context.patterns, context.lists});
  for (dsl::Diagnostic& diagnostic : found.all()) context.sink.add_new(std::move(diagnostic));
  return condition;
}

std::optional<ir::Condition> ConditionTyper::type_test(const ast::Atom& atom, Span span, const TypingContext& context) {
  if (!is_analytic_field(atom.field.text)) {
    auto test = type_atom(atom, span, context);
    if (!test || !count(*test, span, context)) return std::nullopt;
    return test;
  }
  if (world_ == FieldWorld::analytic)
    return check_analytic_test(atom, span, context) ? std::optional(ir::always()) : std::nullopt;
  report_analytic_field_in_rule(atom.field, context);
  return std::nullopt;
}

bool ConditionTyper::count(const ir::Condition& test, Span span, const TypingContext& context) {
  tests_ += size_of(test);
  if (tests_ <= context.limits.condition_tests) return true;
  over_a_limit_ = true;
  context.sink.report(
      DiagnosticId::C1052, place(span, context),
      fmt::format("the condition has more than {} here, macros expanded; split "
                  "the rule",
                  counted(context.limits.condition_tests, "test or list entry", "tests and list entries")));
  return false;
}

void check_analytic_condition(const ast::Expr& expr, const TypingContext& context) {
  const auto condition = ConditionTyper(FieldWorld::analytic).type(expr, context);
  if (condition) check_truth(ir::without_empty_lists(*condition), context);
}

std::optional<ir::Condition> type_condition(const ast::Expr& expr, const TypingContext& context) {
  auto condition = ConditionTyper(FieldWorld::record).type(expr, context);
  if (condition) check_truth(ir::without_empty_lists(*condition), context);
  return condition;
}

}  // namespace carom::compiler
