// Modules and items as S-expressions.
#include "dsl/ast/print.h"

#include <variant>

#include "dsl/ast/printer.h"
#include "dsl/ast/words.h"

namespace carom::ast {
namespace {

struct ItemPrinter {
  Printer& printer;
  Span span;

  void properties(const std::vector<Property>& all) const {
    for (const Property& property : all) print_property(printer, property);
  }
  void block(std::string_view head, const Name& name, const std::vector<Property>& all) const {
    printer.open(head, span).name(name);
    properties(all);
    printer.close();
  }

  void operator()(const Use& node) const { printer.open("use", span).name(node.pack).close(); }
  void operator()(const Include& node) const { printer.open("include", span).quoted(node.path.value).close(); }
  void operator()(const FieldDecl& node) const {
    printer.open("field", span).name(node.name).name(node.type).word_if(node.optional, "optional").close();
  }
  void operator()(const ListDecl& node) const {
    printer.open("list", span).name(node.name).word(node.op == ListOp::declare ? "=" : word_of(node.op));
    if (node.type) printer.name(*node.type);
    printer.array(node.values).close();
  }
  void operator()(const MacroDecl& node) const {
    printer.open("macro", span).name(node.name);
    print_expression(printer, *node.expr);
    printer.close();
  }
  void operator()(const ClassDecl& node) const { block("class", node.name, node.properties); }
  void operator()(const RuleDecl& node) const {
    printer.open("rule", span).word(word_of(node.band)).name(node.name);
    properties(node.properties);
    printer.close();
  }
  void operator()(const GroupDecl& node) const {
    printer.open("rules", span).word(word_of(node.band)).name(node.name);
    properties(node.properties);
    for (const Row& row : node.rows) print_row(row);
    printer.close();
  }
  void print_row(const Row& row) const {
    printer.open("row", row.span).name(row.name);
    if (row.arrow) printer.word("=>").name(row.arrow->target);
    print_expression(printer, *row.condition);
    for (const Test& test : row.tests) print_test(printer, test, test.sample_span);
    printer.close();
  }
  void operator()(const AnnotateDecl& node) const { block("annotate", node.name, node.properties); }
  void operator()(const UnwrapDecl& node) const { block("unwrap", node.name, node.properties); }
  void operator()(const AggregateDecl& node) const { block("aggregate", node.name, node.properties); }
  void operator()(const AuditDecl& node) const { block("audit", node.name, node.properties); }
  void operator()(const OverrideDecl& node) const {
    printer.open("override", span).word_if(node.optional, "optional").word(word_of(node.kind)).name(node.target);
    if (node.digest) printer.word("@" + node.digest->text);
    properties(node.changes);
    printer.close();
  }
  void operator()(const DisableDecl& node) const {
    printer.open("disable", span).word_if(node.optional, "optional").word(word_of(node.kind)).name(node.target);
    printer.quoted(node.because.value).close();
  }
};

void print_pack(Printer& printer, const PackHeader& pack, Span span) {
  printer.open("pack", span).name(pack.name).name(pack.version);
  for (const Property& property : pack.properties) print_property(printer, property);
  printer.close();
}

}  // namespace

std::string print(const Module& module, Spans spans) {
  Printer printer(spans);
  printer.open("module");
  if (module.pack) print_pack(printer, *module.pack, module.pack_span);
  for (const Item& item : module.items) std::visit(ItemPrinter{printer, item.span}, item.node);
  if (spans == Spans::show)
    for (const Comment& comment : module.comments) printer.open("comment", comment.span).close();
  printer.close();
  return std::move(printer).finish();
}

std::string print(const Expr& expression, Spans spans) {
  Printer printer(spans);
  print_expression(printer, expression);
  return std::move(printer).finish();
}

}  // namespace carom::ast
