// The typed form as text: for digests, `carom dump` and goldens.
#include "compiler/ir/print.h"

#include <fmt/format.h>

#include <iterator>
#include <string_view>

#include "dsl/diag/printable.h"

namespace carom::compiler::ir {
namespace {

std::string joined(const SharedEntries<Condition>& terms, std::string_view word) {
  std::string text;
  for (const Condition& term : terms) {
    if (!text.empty()) text += word;
    const bool compound = term.op == core::ExprOp::all_of || term.op == core::ExprOp::any_of;
    text += compound ? fmt::format("({})", print_condition(term)) : print_condition(term);
  }
  return text;
}

std::string place_of(const dsl::SourceMap& sources, dsl::SourceSpan where) {
  const dsl::SourceFile& file = sources.file(where.file);
  return fmt::format("{}:{}", file.path(), file.locate(where.span.begin).line);
}

std::string because(const Rule& rule) {
  if (!rule.disabled_because) return {};
  return fmt::format("  disabled because \"{}\"", dsl::printable(*rule.disabled_because));
}

void print_conditions(const std::optional<Condition>& when, const std::vector<Condition>& unless, std::string& out) {
  if (when) out += fmt::format("  when {}\n", print_condition(*when));
  for (const Condition& condition : unless) out += fmt::format("  unless {}\n", print_condition(condition));
}

std::string print_rule(const RuleSet& rules, const Rule& rule) {
  std::string text = fmt::format("{} rule {} @{}{}\n", word_of(rule.band), rule.name, rule.digest,
                                 rule.disabled_because ? " disabled" : "");
  print_conditions(rule.when, rule.unless, text);
  text += fmt::format("  => {}\n  {}\n", rules.classes[rule.klass].name, print_verdict(*rule.verdict));
  for (const std::string& below : rule.over) text += fmt::format("  over {}\n", below);
  return text;
}

std::string print_annotation(const Annotation& annotation) {
  std::string text = fmt::format("annotate {}\n", annotation.name);
  print_conditions(annotation.when, annotation.unless, text);
  for (const std::string& tag : annotation.tags) text += fmt::format("  tag {}\n", tag);
  for (const Pattern& extract : annotation.extracts) text += fmt::format("  extract \"{}\"\n", extract.text);
  return text;
}

}  // namespace

std::string print_condition(const Condition& condition) {
  switch (condition.op) {
    case core::ExprOp::always:
      return "always";
    case core::ExprOp::never:
      return "never";
    case core::ExprOp::predicate:
      return condition.predicate->printed;
    case core::ExprOp::all_of:
      return joined(condition.children, " and ");
    case core::ExprOp::any_of:
      return joined(condition.children, " or ");
    case core::ExprOp::negate:
      return fmt::format("not ({})", print_condition(condition.children.front()));
  }
  return {};
}

std::string print_verdict(const Verdict& verdict) {
  std::string text = fmt::format("type {}; scope {}", verdict.type_by_code ? "by code" : core::word_of(verdict.type),
                                 core::word_of(verdict.scope));
  if (verdict.retry.kind != core::RetryKind::unset) text += "; retry " + core::to_string(verdict.retry);
  if (verdict.suppress.target != core::SuppressTarget::unset) text += "; suppress " + core::to_string(verdict.suppress);
  if (verdict.action) text += fmt::format("; action {}", core::word_of(*verdict.action));
  text += fmt::format("; confidence {}", core::word_of(verdict.confidence));
  if (!verdict.advice.empty()) text += fmt::format("; advice \"{}\"", verdict.advice);
  if (!verdict.cite.empty()) text += fmt::format("; cite \"{}\"", verdict.cite);
  return text;
}

std::string print_order(const RuleSet& rules, const dsl::SourceMap& sources) {
  std::string text;
  std::uint32_t rank = 0;
  for (const Rule& rule : rules.rules)
    fmt::format_to(std::back_inserter(text), "{:>5}  {:<8}  {:<8}  {}  => {}  {}{}\n", rank++, word_of(rule.band),
                   core::word_of(rules.packs[rule.pack].layer), rule.name, rules.classes[rule.klass].name,
                   place_of(sources, rule.where), because(rule));
  return text;
}

std::string print_rules(const RuleSet& rules) {
  std::string text;
  for (const Rule& rule : rules.rules) text += print_rule(rules, rule);
  for (const Unwrap& unwrap : rules.unwraps) {
    text += fmt::format("unwrap {}\n  take \"{}\"\n", unwrap.name, unwrap.take.text);
    print_conditions(unwrap.when, unwrap.unless, text);
  }
  for (const Annotation& annotation : rules.annotations) text += print_annotation(annotation);
  for (const Class& klass : rules.classes)
    text += fmt::format("class {}\n  {}\n", klass.name, print_verdict(*klass.verdict));
  return text;
}

}  // namespace carom::compiler::ir
