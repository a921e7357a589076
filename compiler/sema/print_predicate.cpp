// In the language's own spelling, so that what is shown can be pasted into a rule.
#include "compiler/sema/print_predicate.h"

#include "dsl/ast/words.h"

namespace carom::compiler {

std::string print_value(const ast::Value& value) {
  return value.kind == ast::ValueKind::string ? ast::quote(value.text) : value.text;
}

std::string print_array(const ast::Array& array) {
  std::string printed = "[";
  for (const ast::Value& value : array.values) {
    if (printed.size() > 1) printed += ", ";
    printed += print_value(value);
  }
  return printed + "]";
}

}  // namespace carom::compiler
