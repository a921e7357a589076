#include "compiler/sema/print_predicate.h"

namespace carom::compiler {

std::string print_string(std::string_view text) {
  std::string printed = "\"";
  for (const char c : text) {
    switch (c) {
      case '\n':
        printed += "\\n";
        break;
      case '\r':
        printed += "\\r";
        break;
      case '\t':
        printed += "\\t";
        break;
      case '"':
      case '\\':
        printed += '\\';
        [[fallthrough]];
      default:
        printed += c;
    }
  }
  return printed + '"';
}

std::string print_value(const ast::Value& value) {
  return value.kind == ast::ValueKind::string ? print_string(value.text) : value.text;
}

std::string print_array(const ast::Array& array) {
  std::string printed = "[";
  for (const ast::Value& value : array.values) {
    if (printed.size() > 1) printed += ", ";
    printed += print_value(value);
  }
  return printed + "]";
}

std::string_view word_of(ast::TextOp op) {
  switch (op) {
    case ast::TextOp::has:
      return "has";
    case ast::TextOp::starts:
      return "starts";
    case ast::TextOp::ends:
      return "ends";
    case ast::TextOp::is:
      return "is";
    case ast::TextOp::like:
      return "like";
  }
  return "";
}

std::string_view word_of(ast::CompareOp op) {
  switch (op) {
    case ast::CompareOp::greater_equal:
      return ">=";
    case ast::CompareOp::less_equal:
      return "<=";
    case ast::CompareOp::greater:
      return ">";
    case ast::CompareOp::less:
      return "<";
  }
  return "";
}

}  // namespace carom::compiler
