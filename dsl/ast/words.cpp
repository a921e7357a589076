// Arrays in the order of the enumerations they speak of.
#include "dsl/ast/words.h"

#include <array>
#include <cstddef>

namespace carom::ast {
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

std::string_view word_of(CompareOp op) {
  return word_at(op, Words4{">=", "<=", ">", "<"});
}

std::string_view word_of(TextOp op) {
  return word_at(op, Words5{"has", "starts", "ends", "is", "like"});
}

std::string_view word_of(Quantifier quantifier) {
  return word_at(quantifier, Words2{"any", "all"});
}

std::string_view word_of(AggregateFunction function) {
  return word_at(function, Words5{"count", "distinct", "min", "max", "sum"});
}

std::string_view word_of(ArithmeticOp op) {
  return word_at(op, Words4{"+", "-", "*", "/"});
}

std::string_view word_of(ListOp op) {
  return word_at(op, Words3{":", "+=", "-="});
}

std::string_view word_of(TargetKind kind) {
  return word_at(kind, Words7{"rule", "rules", "class", "annotate", "unwrap", "aggregate", "audit"});
}

std::string_view word_of(Band band) {
  return word_at(band, Words3{
#define BAND(id, word) word,
#include "support/bands.def"
#undef BAND
                       });
}

std::string_view word_of(SuppressTarget target) {
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

}  // namespace carom::ast
