// Conditions as S-expressions.
#include <variant>

#include "dsl/ast/printer.h"
#include "dsl/ast/words.h"

namespace carom::ast {
namespace {

struct PredicatePrinter {
  Printer& printer;

  void print_operand(const Value& value) const { printer.value(value); }
  void print_operand(const ListRef& list) const { printer.list(list); }
  void print_operand(const Array& array) const { printer.array(array); }
  template <class Operand>
  void print_any(const Operand& operand) const {
    std::visit([this](const auto& each) { this->print_operand(each); }, operand);
  }

  void operator()(const Missing&) const { printer.word("missing"); }
  void operator()(const Present&) const { printer.word("present"); }
  void operator()(const Compare& test) const { printer.word(word_of(test.op)).value(test.value); }
  void operator()(const Member& test) const {
    printer.word_if(test.negated, "not").word(test.written_in ? "in" : "is-in");
    print_any(test.of);
  }
  void operator()(const Matches& test) const {
    printer.word_if(test.negated, "not").word("matches").quoted(test.regex.pattern);
  }
  void operator()(const TextTest& test) const {
    printer.word_if(test.negated, "not").word(word_of(test.op)).word_if(test.word, "word").quoted(test.operand.value);
  }
  void operator()(const TextSetTest& test) const {
    printer.word_if(test.negated, "not").word(word_of(test.op));
    printer.word(test.quantifier == Quantifier::any ? "any" : "all");
    print_any(test.set);
  }
  void operator()(const Mentions& test) const {
    printer.word_if(test.negated, "not").word("mentions");
    print_any(test.of);
  }
};

struct ExpressionPrinter {
  Printer& printer;
  Span span;

  void terms(std::string_view head, const std::vector<ExprPtr>& all) const {
    printer.open(head, span);
    for (const ExprPtr& term : all) print_expression(printer, *term);
    printer.close();
  }
  void operator()(const AllOf& node) const { terms("and", node.terms); }
  void operator()(const AnyOf& node) const { terms("or", node.terms); }
  void operator()(const Not& node) const {
    printer.open("not", span);
    print_expression(printer, *node.term);
    printer.close();
  }
  void operator()(const Group& node) const {
    printer.open("group", span);
    print_expression(printer, *node.inner);
    printer.close();
  }
  void operator()(const MacroRef& node) const { printer.open("macro-use", span).name(node.name).close(); }
  void operator()(const Atom& node) const {
    printer.open("test", span).name(node.field);
    std::visit(PredicatePrinter{printer}, node.predicate);
    printer.close();
  }
};

}  // namespace

void print_expression(Printer& printer, const Expr& expression) {
  std::visit(ExpressionPrinter{printer, expression.span}, expression.node);
}

}  // namespace carom::ast
