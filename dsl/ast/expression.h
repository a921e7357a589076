// Conditions (grammar: expr, all, neg, pred, set).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "dsl/ast/value.h"

namespace carom::ast {

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;

/// `@list` or `@pack.list`; the span covers the `@`.
struct ListRef {
  Name name;
  Span span;
};

using Set = std::variant<ListRef, Array>;

enum class CompareOp : std::uint8_t { greater_equal, less_equal, greater, less };
enum class TextOp : std::uint8_t { has, starts, ends, is, like };
enum class Quantifier : std::uint8_t { any, all };

struct Missing {};
struct Present {};

/// `attempts >= 3`
struct Compare {
  CompareOp op = CompareOp::greater_equal;
  Value value;
};

/// `field value`, `field in value`, `field in [..]`, `field in @list`; `written_in` keeps the author's spelling.
struct Member {
  bool negated = false;
  bool written_in = false;
  std::variant<Value, ListRef, Array> of;
};

/// `text matches /…/`
struct Matches {
  bool negated = false;
  Regex regex;
};

/// `text has "a"`, `text has word "a"`
struct TextTest {
  bool negated = false;
  TextOp op = TextOp::has;
  bool word = false;
  Str operand;
};

/// `text has any @list`, `text has all ["a", "b"]`
struct TextSetTest {
  bool negated = false;
  TextOp op = TextOp::has;
  Quantifier quantifier = Quantifier::any;
  Set set;
};

/// `text mentions .dbl.spamhaus.org`
struct Mentions {
  bool negated = false;
  std::variant<Value, ListRef, Array> of;
};

using Predicate = std::variant<Missing, Present, Compare, Member, Matches, TextTest, TextSetTest, Mentions>;

struct AllOf {
  std::vector<ExprPtr> terms;  ///< two or more, joined by `and`
};
struct AnyOf {
  std::vector<ExprPtr> terms;  ///< two or more, joined by `or`
};
struct Not {
  ExprPtr term;
};
/// Parentheses the author wrote; kept because they are part of how a condition reads.
struct Group {
  ExprPtr inner;
};
/// `$macro` or `$pack.macro`
struct MacroRef {
  Name name;
};
/// One test of one field.
struct Atom {
  Name field;
  Predicate predicate;
};

struct Expr {
  Span span;
  std::variant<AllOf, AnyOf, Not, Group, MacroRef, Atom> node;
};

}  // namespace carom::ast
