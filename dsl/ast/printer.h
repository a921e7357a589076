// The writer behind print.h: nesting, words and literals of an S-expression. Private to dsl/ast.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast/module.h"
#include "dsl/ast/print.h"

namespace carom::ast {

class Printer {
 public:
  explicit Printer(Spans spans) : spans_(spans) {}

  /// Begins a node on a line of its own.
  Printer& open(std::string_view head);
  Printer& open(std::string_view head, Span span);
  Printer& close();
  Printer& word(std::string_view text);
  Printer& word_if(bool condition, std::string_view text);
  Printer& quoted(std::string_view text);

  Printer& name(const Name& name) { return word(name.text); }
  Printer& names(const std::vector<Name>& names);
  Printer& value(const Value& value);
  Printer& array(const Array& array);
  Printer& list(const ListRef& list) { return word("@" + list.name.text); }
  Printer& duration(const Duration& duration);
  Printer& integer(const Integer& integer) { return word(std::to_string(integer.value)); }

  /// The text so far, ended by a line feed.
  [[nodiscard]] std::string finish() && { return std::move(text_) + "\n"; }

 private:
  std::string text_;
  std::size_t depth_ = 0;
  Spans spans_;
};

void print_expression(Printer& printer, const Expr& expression);
void print_property(Printer& printer, const Property& property);
/// A test of a rule or of a row.
void print_test(Printer& printer, const Test& test, Span span);
void print_sum(Printer& printer, const Sum& sum);
void print_having(Printer& printer, const Having& having);

}  // namespace carom::ast
