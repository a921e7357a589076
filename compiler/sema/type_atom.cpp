// One function a form of test; the field's type says which forms there are (operators.def).
#include "compiler/sema/type_atom.h"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "compiler/ir/make_condition.h"
#include "compiler/sema/check_condition.h"
#include "compiler/sema/operators.h"
#include "compiler/sema/print_predicate.h"
#include "compiler/sema/repeated_entries.h"
#include "compiler/sema/type_entries.h"
#include "compiler/sema/type_pattern.h"
#include "compiler/sema/type_value.h"
#include "dsl/ast/words.h"

namespace carom::compiler {
namespace {

using core::PredicateOp;
using dsl::DiagnosticId;

// One list type for each kind of entries that a list can hold.
std::optional<ListType> list_type_of(EntryKind entries) {
  switch (entries) {
    case EntryKind::codes:
      return ListType::codes;
    case EntryKind::statuses:
      return ListType::statuses;
    case EntryKind::hosts:
      return ListType::hosts;
    case EntryKind::cidrs:
      return ListType::cidrs;
    case EntryKind::strings:
      return ListType::strings;
    default:
      return std::nullopt;
  }
}

/// The types one test; `operator()` takes each form of predicate.
class AtomTyper {
 public:
  AtomTyper(const ast::Atom& atom, Span span, FieldRef field, const TypingContext& context)
      : atom_(atom), span_(span), field_(field), operators_(operators_of(field.type)), context_(context) {}

  std::optional<ir::Condition> operator()(const ast::Missing&) {
    return ir::test(shell(PredicateOp::missing, "missing"));
  }
  std::optional<ir::Condition> operator()(const ast::Present&) {
    return ir::test(shell(PredicateOp::present, "present"));
  }
  std::optional<ir::Condition> operator()(const ast::Compare& compare);
  std::optional<ir::Condition> operator()(const ast::Member& member);
  std::optional<ir::Condition> operator()(const ast::Matches& matches);
  std::optional<ir::Condition> operator()(const ast::TextTest& test);
  std::optional<ir::Condition> operator()(const ast::TextSetTest& test);
  std::optional<ir::Condition> operator()(const ast::Mentions& mentions);

 private:
  ir::Predicate shell(PredicateOp op, std::string_view rest) const;
  PatternSite site(bool whole) const;
  std::optional<ir::Condition> members(const Entries& entries, std::string_view printed);
  std::optional<ir::Condition> pattern_test(PredicateOp op, std::optional<ir::SharedEntries<ir::Pattern>> patterns,
                                            std::string_view printed) const;
  std::optional<ir::Condition> negated_if(bool negated, std::optional<ir::Condition> condition) const;
  std::optional<std::int64_t> compared_number(const ast::Value& value) const;
  const ListInfo* list_of_type(const ast::ListRef& ref, std::initializer_list<ListType> fitting,
                               std::string_view user) const;
  const ListInfo* text_list(const ast::ListRef& ref, ast::TextOp op) const;
  std::optional<core::PatternKind> literal_kind_of(const ast::TextTest& test) const;
  bool refuse(std::string_view op) const;
  bool refuse_empty(const ast::Array& array) const;

  const ast::Atom& atom_;
  Span span_;
  FieldRef field_;
  const FieldOperators& operators_;
  const TypingContext& context_;
};

ir::Predicate AtomTyper::shell(PredicateOp op, std::string_view rest) const {
  ir::Predicate predicate;
  predicate.op = op;
  predicate.field = field_.id;
  predicate.printed = fmt::format("{} {}", atom_.field.text, rest);
  predicate.where = place(span_, context_);
  return predicate;
}

PatternSite AtomTyper::site(bool whole) const {
  return {atom_.field.text, whole ? std::optional(span_) : std::nullopt};
}

std::optional<ir::Condition> AtomTyper::negated_if(bool negated, std::optional<ir::Condition> condition) const {
  if (!negated || !condition) return condition;
  std::vector<ir::Condition> both;
  if (!is_never_missing(field_.id)) both.push_back(ir::test(shell(PredicateOp::present, "present")));
  both.push_back(ir::negate(std::move(*condition)));
  return ir::all_of(std::move(both));
}

// Reports that an operator does not go with the field's type; always true, so that callers can say `return refuse()`.
bool AtomTyper::refuse(std::string_view op) const {
  context_.sink.report(DiagnosticId::C0302, place(span_, context_),
                       fmt::format("{} does not go with `{}` ({}); it takes {}", op, atom_.field.text,
                                   core::name_of(field_.type), list_operators(field_.type)));
  return true;
}

bool AtomTyper::refuse_empty(const ast::Array& array) const {
  if (!array.values.empty()) return false;
  context_.sink.report(DiagnosticId::C0406, place(array.span, context_),
                       "the list is empty, so there is nothing to compare with; expected at least one entry");
  return true;
}

const ListInfo* AtomTyper::list_of_type(const ast::ListRef& ref, std::initializer_list<ListType> fitting,
                                        std::string_view user) const {
  const ListInfo* list = context_.scope.find_list(ref.name, context_.file);
  if (list == nullptr) return nullptr;
  std::string expected;
  for (const ListType type : fitting) {
    if (list->type == type) return list;
    expected += fmt::format("{}`{}`", expected.empty() ? "" : " or ", name_of(type));
  }
  dsl::Diagnostic& wrong = context_.sink.report(
      DiagnosticId::C0309, place(ref.span, context_),
      fmt::format("`{}` is a list of `{}`; {} takes a list of {}", ref.name.text, name_of(list->type), user, expected));
  wrong.notes.push_back({list->where, "the list is declared here"});
  return nullptr;
}

const ListInfo* AtomTyper::text_list(const ast::ListRef& ref, ast::TextOp op) const {
  const std::string user = fmt::format("`{}`", word_of(op));
  switch (op) {
    case ast::TextOp::like:
      return list_of_type(ref, {ListType::templates}, user);
    case ast::TextOp::is:
      return list_of_type(ref, {ListType::strings}, user);
    default:
      return list_of_type(ref, {ListType::phrases, ListType::words}, user);
  }
}

std::optional<std::int64_t> AtomTyper::compared_number(const ast::Value& value) const {
  if (field_.type == core::FieldType::duration) return type_duration(value, context_);
  if (field_.type == core::FieldType::integer) return type_integer(value, context_);
  const auto code = type_code(value, context_);
  if (code && code->first == code->last) return code->first;
  if (code)
    context_.sink.report(DiagnosticId::C0304, place(value.span, context_),
                         fmt::format("`{}` is more than one code; a comparison takes one, as in `code >= 500`, a range "
                                     "stands alone, as in `code {}`",
                                     value.text, value.text));
  return std::nullopt;
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::Compare& compare) {
  constexpr std::array kOps = {PredicateOp::greater_equal, PredicateOp::less_equal, PredicateOp::greater,
                               PredicateOp::less};
  if (!operators_.ordered && refuse(fmt::format("`{}`", word_of(compare.op)))) return std::nullopt;
  const auto number = compared_number(compare.value);
  if (!number) return std::nullopt;
  const std::string printed = fmt::format("{} {}", word_of(compare.op), print_value(compare.value));
  ir::Predicate predicate = shell(kOps[static_cast<std::size_t>(compare.op)], printed);
  predicate.operand = *number;
  return ir::test(std::move(predicate));
}

std::optional<ir::Condition> AtomTyper::members(const Entries& entries, std::string_view printed) {
  return type_members({atom_.field.text, field_.type}, entries, shell(PredicateOp::present, printed), context_);
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::Member& member) {
  if (operators_.entries == EntryKind::none && refuse(member.written_in ? "`in`" : "a value")) return std::nullopt;
  if (const auto* value = std::get_if<ast::Value>(&member.of))
    return negated_if(member.negated, members(entries_of(*value, context_.file), print_value(*value)));
  if (const auto* array = std::get_if<ast::Array>(&member.of)) {
    if (refuse_empty(*array)) return std::nullopt;
    check_repeated_entries(entries_of(*array, context_.file).values, context_);
    const std::string list = print_array(*array);
    const bool single = array->values.size() == 1;
    return negated_if(member.negated, members(entries_of(*array, context_.file),
                                              single ? print_value(array->values.front()) : "in " + list));
  }
  const auto& ref = std::get<ast::ListRef>(member.of);
  const auto fitting = list_type_of(operators_.entries);
  if (!fitting && refuse("a named list")) return std::nullopt;
  const ListInfo* list = list_of_type(ref, {*fitting}, fmt::format("`{}`", atom_.field.text));
  if (list == nullptr) return std::nullopt;
  return negated_if(member.negated, members(entries_of(*list), fmt::format("in @{}", list->name)));
}

std::optional<ir::Condition> AtomTyper::pattern_test(PredicateOp op,
                                                     std::optional<ir::SharedEntries<ir::Pattern>> patterns,
                                                     std::string_view printed) const {
  if (!patterns) return std::nullopt;
  ir::Predicate predicate = shell(op, printed);
  predicate.operand = std::move(*patterns);
  return ir::test(std::move(predicate));
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::Matches& matches) {
  if (!operators_.textual && refuse("`matches`")) return std::nullopt;
  auto pattern = type_regex(matches.regex, site(!matches.negated), context_);
  if (!pattern) return std::nullopt;
  std::vector<ir::Pattern> one;
  one.push_back(std::move(*pattern));
  return negated_if(matches.negated, pattern_test(PredicateOp::any_pattern, std::move(one),
                                                  fmt::format("matches /{}/", matches.regex.pattern)));
}

std::optional<core::PatternKind> AtomTyper::literal_kind_of(const ast::TextTest& test) const {
  const bool takes_word = test.op != ast::TextOp::is && test.op != ast::TextOp::like;
  if (!test.word || takes_word) return literal_kind(test.op, test.word);
  context_.sink.report(
      DiagnosticId::C0310, place(span_, context_),
      fmt::format("`word` does not go with `{0}`, which already says where its string ends; write `{0} {1}`, or `has "
                  "word {1}`",
                  word_of(test.op), ast::quote(test.operand.value)));
  return std::nullopt;
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::TextTest& test) {
  if (!operators_.textual && refuse(fmt::format("`{}`", word_of(test.op)))) return std::nullopt;
  const auto kind = literal_kind_of(test);
  if (!kind) return std::nullopt;
  const ast::Value value{ast::ValueKind::string, test.operand.value, test.operand.span};
  const std::string printed =
      fmt::format("{}{} {}", word_of(test.op), test.word ? " word" : "", ast::quote(test.operand.value));
  auto patterns = type_patterns(*kind, entries_of(value, context_.file), site(!test.negated), context_);
  return negated_if(test.negated, pattern_test(PredicateOp::any_pattern, std::move(patterns), printed));
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::TextSetTest& test) {
  if (!operators_.textual && refuse(fmt::format("`{}`", word_of(test.op)))) return std::nullopt;
  const bool all = test.quantifier == ast::Quantifier::all;
  const PredicateOp op = all ? PredicateOp::all_patterns : PredicateOp::any_pattern;
  const std::string head = fmt::format("{} {} ", word_of(test.op), all ? "all" : "any");
  if (const auto* array = std::get_if<ast::Array>(&test.set)) {
    if (refuse_empty(*array)) return std::nullopt;
    check_repeated_entries(entries_of(*array, context_.file).values, context_);
    auto patterns =
        type_patterns(literal_kind(test.op, false), entries_of(*array, context_.file), site(false), context_);
    return negated_if(test.negated, pattern_test(op, std::move(patterns), head + print_array(*array)));
  }
  const ListInfo* list = text_list(std::get<ast::ListRef>(test.set), test.op);
  if (list == nullptr) return std::nullopt;
  const auto kind = literal_kind(test.op, list->type == ListType::words);
  auto patterns = type_patterns(kind, entries_of(*list), site(false), context_);
  return negated_if(test.negated, pattern_test(op, std::move(patterns), fmt::format("{}@{}", head, list->name)));
}

std::optional<ir::Condition> AtomTyper::operator()(const ast::Mentions& mentions) {
  if (!operators_.mentions && refuse("`mentions`")) return std::nullopt;
  const auto typed = [&](const Entries& entries, std::string_view printed) {
    return negated_if(mentions.negated, pattern_test(PredicateOp::any_pattern, type_mentions(entries, context_),
                                                     fmt::format("mentions {}", printed)));
  };
  if (const auto* value = std::get_if<ast::Value>(&mentions.of))
    return typed(entries_of(*value, context_.file), print_value(*value));
  if (const auto* array = std::get_if<ast::Array>(&mentions.of)) {
    if (refuse_empty(*array)) return std::nullopt;
    check_repeated_entries(entries_of(*array, context_.file).values, context_);
    return typed(entries_of(*array, context_.file), print_array(*array));
  }
  const ListInfo* list = list_of_type(std::get<ast::ListRef>(mentions.of), {ListType::hosts}, "`mentions`");
  if (list == nullptr) return std::nullopt;
  return typed(entries_of(*list), "@" + list->name);
}

}  // namespace

std::optional<ir::Condition> type_atom(const ast::Atom& atom, Span span, const TypingContext& context) {
  const auto field = context.scope.find_field(atom.field, context.file);
  if (!field) return std::nullopt;
  return std::visit(AtomTyper(atom, span, *field, context), atom.predicate);
}

std::string_view name_of(ListType type) {
  return kListTypeWords[static_cast<std::size_t>(type)];
}

}  // namespace carom::compiler
