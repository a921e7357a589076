// What stands inside the braces of an item, in source order (grammar: part, verdict, meta, test, change).
#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "dsl/ast/expression.h"
#include "dsl/ast/value.h"

namespace carom::ast {

/// `when expr` / `unless expr`
struct Condition {
  bool unless = false;
  ExprPtr expr;
};

/// `=> class`
struct Arrow {
  Name target;
};

/// `type permanent`, `type by code`
struct TypeProperty {
  bool by_code = false;
  Name word;  ///< "by code" is spelled out here too when by_code
};
struct ScopeProperty {
  Name word;
};
struct ActionProperty {
  Name word;
};
struct ConfidenceProperty {
  Name word;
};
struct AdviceProperty {
  Str text;
};
struct CiteProperty {
  Str text;
};

enum class RetryKind : std::uint8_t { never, after_fix, after, backoff, told };
struct RetryProperty {
  RetryKind kind = RetryKind::never;
  Duration first;                   ///< after D, backoff D.., told or D
  Duration last;                    ///< backoff ..D
  std::optional<Duration> give_up;  ///< for D (after and backoff only)
};

enum class SuppressTarget : std::uint8_t { none, recipient, domain };
struct SuppressProperty {
  SuppressTarget target = SuppressTarget::none;
  bool guarded = false;
  std::optional<Duration> lasting;  ///< for D
  std::optional<Integer> repeats;   ///< after N …
  std::optional<Duration> within;   ///< … in D
};

/// `over a.rule, b.rule`
struct Over {
  std::vector<Name> rules;
};
struct NoteProperty {
  Str text;
};
/// `allow C0501 because "…"`
struct Allow {
  Name diagnostic;
  Str because;
};

/// `{ code: 550, text: "…" }`
struct SampleField {
  Name field;
  Value value;
};
struct RecordSample {
  std::vector<SampleField> fields;
};
using Sample = std::variant<Str, RecordSample>;

/// `todo test not "…" gives class`; in a row `~ "…"` and `!~ "…"`.
struct Test {
  bool todo = false;
  bool negated = false;
  bool row_form = false;  ///< written `~` or `!~`
  Sample sample;
  Span sample_span;
  std::optional<Name> gives;
};

/// `tag blocklisted, listed` (annotate)
struct Tag {
  std::vector<Name> names;
};
/// `extract "blocked using {blocklist:host}"` (annotate)
struct Extract {
  Str text;
};
/// `take "last transfail: {reply}"` (unwrap)
struct Take {
  Str text;
};

/// `replace when expr` (override)
struct ReplaceWhen {
  ExprPtr expr;
};
/// `add when expr`, `add unless expr` (override)
struct AddCondition {
  Condition condition;
};

/// `language 1`, `layer provider`, `about "…"` (pack header)
struct LanguageProperty {
  Integer version;
};
struct LayerProperty {
  Name word;
};
struct AboutProperty {
  Str text;
};

/// `severity high` (audit), `say "…"` (audit, aggregate)
struct SeverityProperty {
  Name word;
};
struct Say {
  Str text;
};

struct GroupBy {
  std::vector<Name> fields;
};
/// `window 24h every 15m`
struct Window {
  Duration length;
  Duration every;
};

enum class AggregateFunction : std::uint8_t { count, distinct, min, max, sum };
enum class ArithmeticOp : std::uint8_t { add, subtract, multiply, divide };

struct Sum;
using SumPtr = std::unique_ptr<Sum>;

struct NumberTerm {
  std::string text;  ///< as written, `60%` included
};
struct LetRef {
  Name name;
};
struct BinarySum {
  ArithmeticOp op = ArithmeticOp::add;
  SumPtr left;
  SumPtr right;
};
struct SumGroup {
  SumPtr inner;
};
/// Arithmetic over lets and numbers (grammar: sum, product, term).
struct Sum {
  Span span;
  std::variant<NumberTerm, LetRef, BinarySum, SumGroup> node;
};

struct AggregateCall {
  AggregateFunction function = AggregateFunction::count;
  std::optional<Name> field;
  ExprPtr where;  ///< null: every record
};
struct Let {
  Name name;
  std::variant<AggregateCall, SumPtr> value;
};

struct Having;
using HavingPtr = std::unique_ptr<Having>;
struct HavingAll {
  std::vector<HavingPtr> terms;
};
struct HavingAny {
  std::vector<HavingPtr> terms;
};
struct HavingGroup {
  HavingPtr inner;
};
struct HavingCompare {
  CompareOp op = CompareOp::greater_equal;
  SumPtr left;
  SumPtr right;
};
/// The `when` of an aggregate (grammar: having, both, compare).
struct Having {
  Span span;
  std::variant<HavingAll, HavingAny, HavingGroup, HavingCompare> node;
};
struct HavingProperty {
  HavingPtr condition;
};
struct Supersedes {
  std::vector<Name> classes;
};

/// One property with its extent, from its first word to its last token (a closing `;` not included). The parser lets
/// through only what the grammar allows in each kind of block.
struct Property {
  Span span;
  std::variant<Condition, Arrow, TypeProperty, ScopeProperty, ActionProperty, ConfidenceProperty, AdviceProperty,
               CiteProperty, RetryProperty, SuppressProperty, Over, NoteProperty, Allow, Test, Tag, Extract, Take,
               ReplaceWhen, AddCondition, LanguageProperty, LayerProperty, AboutProperty, SeverityProperty, Say,
               GroupBy, Window, Let, HavingProperty, Supersedes>
      node;
};

}  // namespace carom::ast
