// Properties as S-expressions.
#include <variant>

#include "dsl/ast/printer.h"
#include "dsl/ast/words.h"

namespace carom::ast {
namespace {

constexpr std::string_view kRetries[] = {"never", "after-fix", "after", "backoff", "told"};

struct PropertyPrinter {
  Printer& printer;
  Span span;

  void text(std::string_view head, const Str& string) const { printer.open(head, span).quoted(string.value).close(); }
  void word(std::string_view head, const Name& name) const { printer.open(head, span).name(name).close(); }
  void all(std::string_view head, const std::vector<Name>& names) const {
    printer.open(head, span).names(names).close();
  }
  void condition(std::string_view head, const ExprPtr& expression) const {
    printer.open(head, span);
    print_expression(printer, *expression);
    printer.close();
  }

  void operator()(const Condition& node) const { condition(node.unless ? "unless" : "when", node.expr); }
  void operator()(const ReplaceWhen& node) const { condition("replace-when", node.expr); }
  void operator()(const AddCondition& node) const {
    condition(node.condition.unless ? "add-unless" : "add-when", node.condition.expr);
  }
  void operator()(const Arrow& node) const { word("=>", node.target); }
  void operator()(const TypeProperty& node) const {
    printer.open("type", span).word(node.by_code ? "by-code" : node.word.text).close();
  }
  void operator()(const ScopeProperty& node) const { word("scope", node.word); }
  void operator()(const ActionProperty& node) const { word("action", node.word); }
  void operator()(const ConfidenceProperty& node) const { word("confidence", node.word); }
  void operator()(const AdviceProperty& node) const { text("advice", node.text); }
  void operator()(const CiteProperty& node) const { text("cite", node.text); }
  void operator()(const RetryProperty& node) const {
    printer.open("retry", span).word(kRetries[static_cast<std::size_t>(node.kind)]);
    if (node.kind >= RetryKind::after) printer.duration(node.first);
    if (node.kind == RetryKind::backoff) printer.duration(node.last);
    if (node.give_up) printer.word("for").duration(*node.give_up);
    printer.close();
  }
  void operator()(const SuppressProperty& node) const {
    printer.open("suppress", span).word(word_of(node.target));
    printer.word_if(node.guarded, "guarded");
    if (node.lasting) printer.word("for").duration(*node.lasting);
    if (node.repeats) printer.word("after").integer(*node.repeats);
    if (node.within) printer.word("in").duration(*node.within);
    printer.close();
  }
  void operator()(const Over& node) const { all("over", node.rules); }
  void operator()(const NoteProperty& node) const { text("note", node.text); }
  void operator()(const Allow& node) const {
    printer.open("allow", span).name(node.diagnostic).quoted(node.because.value).close();
  }
  void operator()(const Test& node) const { print_test(printer, node, span); }
  void operator()(const Tag& node) const { all("tag", node.names); }
  void operator()(const Extract& node) const { text("extract", node.text); }
  void operator()(const Take& node) const { text("take", node.text); }
  void operator()(const LanguageProperty& node) const { printer.open("language", span).integer(node.version).close(); }
  void operator()(const LayerProperty& node) const { word("layer", node.word); }
  void operator()(const AboutProperty& node) const { text("about", node.text); }
  void operator()(const SeverityProperty& node) const { word("severity", node.word); }
  void operator()(const Say& node) const { text("say", node.text); }
  void operator()(const GroupBy& node) const { all("group-by", node.fields); }
  void operator()(const Window& node) const {
    printer.open("window", span).duration(node.length).word("every").duration(node.every).close();
  }
  void operator()(const Let& node) const {
    printer.open("let", span).name(node.name);
    std::visit(*this, node.value);
    printer.close();
  }
  void operator()(const AggregateCall& call) const {
    printer.word(word_of(call.function));
    if (call.field) printer.name(*call.field);
    if (call.where) print_expression(printer, *call.where);
  }
  void operator()(const SumPtr& sum) const { print_sum(printer, *sum); }
  void operator()(const HavingProperty& node) const {
    printer.open("when", span);
    print_having(printer, *node.condition);
    printer.close();
  }
  void operator()(const Supersedes& node) const { all("supersedes", node.classes); }
};

void print_sample(Printer& printer, const Sample& sample) {
  if (const auto* text = std::get_if<Str>(&sample)) {
    printer.quoted(text->value);
    return;
  }
  for (const SampleField& field : std::get<RecordSample>(sample).fields)
    printer.open("field").name(field.field).value(field.value).close();
}

}  // namespace

void print_property(Printer& printer, const Property& property) {
  std::visit(PropertyPrinter{printer, property.span}, property.node);
}

void print_test(Printer& printer, const Test& test, Span span) {
  printer.open(test.row_form ? "row-test" : "test", span).word_if(test.todo, "todo").word_if(test.negated, "not");
  if (test.gives) printer.word("gives").name(*test.gives);
  print_sample(printer, test.sample);
  printer.close();
}

}  // namespace carom::ast
