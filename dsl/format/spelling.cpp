#include "dsl/format/spelling.h"

#include <array>
#include <cstddef>

namespace carom::dsl {
namespace {

// Words in the order of the enumeration's values.
template <class Enum, std::size_t N>
constexpr std::string_view word_at(Enum value, const std::array<std::string_view, N>& words) {
  return words[static_cast<std::size_t>(value)];
}

using Words2 = std::array<std::string_view, 2>;
using Words3 = std::array<std::string_view, 3>;
using Words4 = std::array<std::string_view, 4>;
using Words5 = std::array<std::string_view, 5>;
using Words7 = std::array<std::string_view, 7>;

}  // namespace

std::string_view spell(ast::CompareOp op) {
  return word_at(op, Words4{">=", "<=", ">", "<"});
}

std::string_view spell(ast::TextOp op) {
  return word_at(op, Words5{"has", "starts", "ends", "is", "like"});
}

std::string_view spell(ast::Quantifier quantifier) {
  return word_at(quantifier, Words2{"any", "all"});
}

std::string_view spell(ast::AggregateFunction function) {
  return word_at(function, Words5{"count", "distinct", "min", "max", "sum"});
}

std::string_view spell(ast::ArithmeticOp op) {
  return word_at(op, Words4{"+", "-", "*", "/"});
}

std::string_view spell(ast::ListOp op) {
  return word_at(op, Words3{":", "+=", "-="});
}

std::string_view spell(ast::TargetKind kind) {
  return word_at(kind, Words7{"rule", "rules", "class", "annotate", "unwrap", "aggregate", "audit"});
}

std::string_view spell(ast::Band band) {
  return word_at(band, Words3{"first", "", "fallback"});
}

std::string_view spell(ast::SuppressTarget target) {
  return word_at(target, Words3{"none", "recipient", "domain"});
}

std::string quote(std::string_view value) {
  std::string literal = "\"";
  for (const char c : value) {
    switch (c) {
      case '"':
      case '\\':
        literal += '\\';
        literal += c;
        break;
      case '\n':
        literal += "\\n";
        break;
      case '\r':
        literal += "\\r";
        break;
      case '\t':
        literal += "\\t";
        break;
      default:
        literal += c;
    }
  }
  return literal += '"';
}

}  // namespace carom::dsl
