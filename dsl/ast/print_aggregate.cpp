// The arithmetic and comparisons of aggregates as S-expressions.
#include <variant>

#include "dsl/ast/printer.h"
#include "dsl/ast/words.h"

namespace carom::ast {
namespace {

struct SumPrinter {
  Printer& printer;
  Span span;

  void operator()(const NumberTerm& node) const { printer.open("number", span).word(node.text).close(); }
  void operator()(const LetRef& node) const { printer.open("let-use", span).name(node.name).close(); }
  void operator()(const BinarySum& node) const {
    printer.open(word_of(node.op), span);
    print_sum(printer, *node.left);
    print_sum(printer, *node.right);
    printer.close();
  }
  void operator()(const SumGroup& node) const {
    printer.open("group", span);
    print_sum(printer, *node.inner);
    printer.close();
  }
};

struct HavingPrinter {
  Printer& printer;
  Span span;

  void terms(std::string_view head, const std::vector<HavingPtr>& all) const {
    printer.open(head, span);
    for (const HavingPtr& term : all) print_having(printer, *term);
    printer.close();
  }
  void operator()(const HavingAll& node) const { terms("and", node.terms); }
  void operator()(const HavingAny& node) const { terms("or", node.terms); }
  void operator()(const HavingGroup& node) const {
    printer.open("group", span);
    print_having(printer, *node.inner);
    printer.close();
  }
  void operator()(const HavingCompare& node) const {
    printer.open(word_of(node.op), span);
    print_sum(printer, *node.left);
    print_sum(printer, *node.right);
    printer.close();
  }
};

}  // namespace

void print_sum(Printer& printer, const Sum& sum) {
  std::visit(SumPrinter{printer, sum.span}, sum.node);
}

void print_having(Printer& printer, const Having& having) {
  std::visit(HavingPrinter{printer, having.span}, having.node);
}

}  // namespace carom::ast
