// A table of fields, and the values that each may be compared with.
#include "compiler/sema/analytic_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "compiler/sema/type_value.h"
#include "dsl/diag/nearest_name.h"
#include "runtime/core/verdict.h"

namespace carom::compiler {
namespace {

using dsl::DiagnosticId;

enum class AnalyticKind : std::uint8_t {
  time,
  outcome,
  klass,
  type,
  scope,
  action,
  confidence,
  layer,
  message,
  boolean,
  string,
};

struct AnalyticField {
  std::string_view name;
  AnalyticKind kind;
  bool numeric;
};

constexpr std::array kFields = {
#define ANALYTIC_FIELD(name, kind, numeric, meaning) AnalyticField{name, AnalyticKind::kind, numeric},
#include "compiler/sema/analytic_fields.def"
#undef ANALYTIC_FIELD
};

const AnalyticField* find(std::string_view name) {
  const auto found = std::ranges::find(kFields, name, &AnalyticField::name);
  return found == kFields.end() ? nullptr : &*found;
}

template <class Enumeration>
void add_words(Enumeration last, std::vector<std::string_view>& words) {
  for (unsigned i = 0; i <= static_cast<unsigned>(last); ++i)
    words.push_back(core::word_of(static_cast<Enumeration>(i)));
}

// The words that a field of an enumerated kind may have; empty for other kinds.
std::vector<std::string_view> words_of(AnalyticKind kind) {
  std::vector<std::string_view> words;
  switch (kind) {
    case AnalyticKind::outcome:
      return {"bounced", "delivered", "deferred"};
    case AnalyticKind::type:
      add_words(core::BounceType::none, words);
      break;
    case AnalyticKind::scope:
      add_words(core::Scope::network, words);
      break;
    case AnalyticKind::action:
      add_words(core::Action::retry, words);
      break;
    case AnalyticKind::confidence:
      add_words(core::Confidence::low, words);
      break;
    case AnalyticKind::layer:
      add_words(core::Layer::base, words);
      break;
    case AnalyticKind::message:
      add_words(core::MessageState::over, words);
      break;
    default:
      break;
  }
  return words;
}

bool check_word(const ast::Value& value, const std::vector<std::string_view>& words, const TypingContext& context) {
  const std::string expected = fmt::format("one of `{}`", fmt::join(words, "`, `"));
  if (value.kind != ast::ValueKind::word) {
    report_wrong_value(value, expected, context);
    return false;
  }
  if (std::ranges::find(words, value.text) != words.end()) return true;
  dsl::Diagnostic& unknown = context.sink.report(DiagnosticId::C0303, place(value.span, context),
                                                 fmt::format("no word `{}` here; expected {}", value.text, expected));
  dsl::suggest_name(unknown, value.text, unknown.where, words, context.sink.suggesting());
  return false;
}

bool check_value(AnalyticKind kind, const ast::Value& value, const TypingContext& context) {
  if (kind == AnalyticKind::string) return type_string(value, context).has_value();
  if (kind == AnalyticKind::boolean) return type_boolean(value, context).has_value();
  if (kind != AnalyticKind::klass) return check_word(value, words_of(kind), context);
  if (value.kind == ast::ValueKind::word) return context.scope.check_class({value.text, value.span}, context.file);
  report_wrong_value(value, "a class such as `recipient.invalid`, or all below one as in `recipient.*`", context);
  return false;
}

bool refuse(const AnalyticField& field, Span span, const TypingContext& context) {
  const std::string_view takes =
      field.kind == AnalyticKind::time ? "`missing` and `present`" : "a value, `in [..]`, `missing` and `present`";
  context.sink.report(DiagnosticId::C0302, place(span, context),
                      fmt::format("this operator does not go with `{}`; it takes {}", field.name, takes));
  return false;
}

bool check_member(const AnalyticField& field, const ast::Member& member, Span span, const TypingContext& context) {
  if (field.kind == AnalyticKind::time) return refuse(field, span, context);
  if (const auto* value = std::get_if<ast::Value>(&member.of)) return check_value(field.kind, *value, context);
  const auto* array = std::get_if<ast::Array>(&member.of);
  if (array == nullptr) return refuse(field, span, context);
  bool good = true;
  for (const ast::Value& value : array->values) good = check_value(field.kind, value, context) && good;
  if (!array->values.empty()) return good;
  context.sink.report(DiagnosticId::C0406, place(array->span, context),
                      "the list is empty, so there is nothing to compare with; expected at least one entry");
  return false;
}

}  // namespace

bool is_analytic_field(std::string_view name) {
  return find(name) != nullptr || name.starts_with("verdict.");
}

bool is_numeric_analytic_field(std::string_view name) {
  const AnalyticField* field = find(name);
  return field != nullptr && field->numeric;
}

bool check_analytic_field(const ast::Name& name, const TypingContext& context) {
  if (find(name.text) != nullptr) return true;
  std::vector<std::string_view> names;
  for (const AnalyticField& field : kFields) names.push_back(field.name);
  dsl::Diagnostic& unknown = context.sink.report(
      DiagnosticId::C0820, place(name.span, context),
      fmt::format("a verdict has no field `{}`; expected one of `{}`", name.text, fmt::join(names, "`, `")));
  dsl::suggest_name(unknown, name.text, unknown.where, names, context.sink.suggesting());
  return false;
}

bool check_analytic_test(const ast::Atom& atom, Span span, const TypingContext& context) {
  if (!check_analytic_field(atom.field, context)) return false;
  const AnalyticField& field = *find(atom.field.text);
  if (const auto* member = std::get_if<ast::Member>(&atom.predicate))
    return check_member(field, *member, span, context);
  const bool presence =
      std::holds_alternative<ast::Missing>(atom.predicate) || std::holds_alternative<ast::Present>(atom.predicate);
  return presence || refuse(field, span, context);
}

void report_analytic_field_in_rule(const ast::Name& field, const TypingContext& context) {
  context.sink.report(DiagnosticId::C0312, place(field.span, context),
                      fmt::format("`{}` is known only after classifying, so a rule cannot ask for it; expected a field "
                                  "of the record, or move the test to an aggregate or audit",
                                  field.text));
}

}  // namespace carom::compiler
