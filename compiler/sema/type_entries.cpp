// Values of one kind come sorted and without repeats, so that equal lists are equal operands.
#include "compiler/sema/type_entries.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "compiler/ir/make_condition.h"
#include "compiler/sema/print_predicate.h"
#include "compiler/sema/repeated_entries.h"
#include "compiler/sema/type_value.h"

namespace carom::compiler {
namespace {

using core::PredicateOp;

// Types every entry with `type_one`, so that one bad entry does not hide the next; nothing if one of them was bad and
// is reported here.
template <class T, class TypeOne>
std::optional<std::vector<T>> type_each(const Entries& entries, const TypingContext& context, TypeOne type_one) {
  std::vector<T> typed;
  bool good = true;
  dsl::DiagnosticSink reported_elsewhere;
  dsl::DiagnosticSink& sink = entries.list ? reported_elsewhere : context.sink;
  for (const ListEntry& entry : entries.list ? entries.list->entries : entries.values) {
    const TypingContext at_entry{context.scope, entry.file, context.limits, sink, context.patterns, context.lists};
    if (auto value = type_one(*entry.value, at_entry))
      typed.push_back(std::move(*value));
    else
      good = false;
  }
  if (!good && !entries.list) return std::nullopt;
  return typed;
}

// As type_each(), with `settle` applied; those of a declared list the first time only.
template <class T, class TypeOne, class Settle>
std::optional<ir::SharedEntries<T>> type_shared(const Entries& entries, OperandForm form, const TypingContext& context,
                                                TypeOne type_one, Settle settle) {
  if (entries.list)
    if (const auto* known = context.lists.find<T>(*entries.list, form)) return *known;
  auto typed = type_each<T>(entries, context, type_one);
  if (!typed) return std::nullopt;
  settle(*typed);
  const ir::SharedEntries<T> shared(std::move(*typed));
  if (entries.list) context.lists.add(*entries.list, form, shared);
  return shared;
}

template <class T, class Less>
void sort_unique(std::vector<T>& values, Less less) {
  std::ranges::sort(values, less);
  const auto same = [&](const T& a, const T& b) { return !less(a, b) && !less(b, a); };
  const auto rest = std::ranges::unique(values, same);
  values.erase(rest.begin(), rest.end());
}

void put_in_order(std::vector<core::CodeRange>& ranges) {
  sort_unique(ranges, [](const core::CodeRange& a, const core::CodeRange& b) {
    return std::tie(a.first, a.last) < std::tie(b.first, b.last);
  });
}

void put_in_order(std::vector<core::StatusRange>& ranges) {
  const auto key = [](const core::StatusRange& r) {
    return std::tie(r.class_mask, r.subject_first, r.subject_last, r.detail_first, r.detail_last);
  };
  sort_unique(ranges, [&](const auto& a, const auto& b) { return key(a) < key(b); });
}

void put_in_order(std::vector<ir::HostEntry>& hosts) {
  sort_unique(hosts,
              [](const auto& a, const auto& b) { return std::tie(a.name, a.below) < std::tie(b.name, b.below); });
}

void put_in_order(std::vector<ir::CidrEntry>& networks) {
  sort_unique(networks, [](const ir::CidrEntry& a, const ir::CidrEntry& b) {
    const int order = std::ranges::lexicographical_compare(a.row.address, b.row.address)   ? -1
                      : std::ranges::lexicographical_compare(b.row.address, a.row.address) ? 1
                                                                                           : 0;
    return order != 0 ? order < 0 : a.row.prefix < b.row.prefix;
  });
}

// Which of several patterns is the evidence depends on their order.
void keep_order(std::vector<ir::Pattern>&) {}

void put_in_order(std::vector<std::string>& strings) {
  sort_unique(strings, std::less<>{});
}

// Order does not matter inside a list, so equal lists become equal operands.
template <class T, class TypeOne>
std::optional<ir::Condition> set_test(PredicateOp op, const Entries& entries, ir::Predicate shell,
                                      const TypingContext& context, TypeOne type_one) {
  auto values = type_shared<T>(entries, OperandForm::members, context, type_one,
                               [](std::vector<T>& typed) { put_in_order(typed); });
  if (!values) return std::nullopt;
  shell.op = op;
  shell.operand = std::move(*values);
  return ir::test(std::move(shell));
}

std::optional<ir::Condition> word_test(core::FieldType type, const Entries& entries, ir::Predicate shell,
                                       const TypingContext& context) {
  const auto words = type_each<std::uint8_t>(
      entries, context,
      [type](const ast::Value& value, const TypingContext& at) { return type_word(type, value, at); });
  if (!words) return std::nullopt;
  std::int64_t bits = 0;
  for (const std::uint8_t word : *words) bits |= std::int64_t{1} << word;
  shell.op = PredicateOp::in_words;
  shell.operand = bits;
  return ir::test(std::move(shell));
}

// There is no predicate for several numbers or flags, so each is a test of its own, `make_test` of its entry.
template <class MakeTest>
std::optional<ir::Condition> separate_tests(const MemberField& field, const Entries& entries,
                                            const ir::Predicate& shell, MakeTest make_test) {
  std::vector<ir::Condition> tests;
  std::set<std::string> told;
  bool good = true;
  for (const ListEntry& entry : entries.values) {
    ir::Predicate test = shell;
    test.printed = fmt::format("{} {}", field.name, print_value(*entry.value));
    if (!make_test(*entry.value, test))
      good = false;
    else if (told.insert(test.printed).second)
      tests.push_back(ir::test(std::move(test)));
  }
  return good ? std::optional(ir::any_of(std::move(tests))) : std::nullopt;
}

template <class TypeOne>
std::optional<ir::Condition> number_tests(const MemberField& field, const Entries& entries, const ir::Predicate& shell,
                                          const TypingContext& context, TypeOne type_one) {
  return separate_tests(field, entries, shell, [&](const ast::Value& value, ir::Predicate& test) {
    const auto number = type_one(value, context);
    test.op = PredicateOp::equal;
    if (number) test.operand = *number;
    return number.has_value();
  });
}

std::optional<ir::Condition> boolean_tests(const MemberField& field, const Entries& entries, const ir::Predicate& shell,
                                           const TypingContext& context) {
  return separate_tests(field, entries, shell, [&](const ast::Value& value, ir::Predicate& test) {
    const auto flag = type_boolean(value, context);
    test.op = flag.value_or(false) ? PredicateOp::is_true : PredicateOp::is_false;
    return flag.has_value();
  });
}

}  // namespace

Entries entries_of(const ast::Value& value, dsl::SourceId file) {
  return {{{&value, file, {}}}, nullptr};
}

Entries entries_of(const ast::Array& array, dsl::SourceId file) {
  Entries entries;
  append_entries(array, file, entries.values);
  return entries;
}

Entries entries_of(const ListInfo& list) {
  return {{}, &list};
}

std::optional<ir::Condition> type_members(const MemberField& field, const Entries& entries, const ir::Predicate& shell,
                                          const TypingContext& context) {
  switch (operators_of(field.type).entries) {
    case EntryKind::codes:
      return set_test<core::CodeRange>(PredicateOp::in_codes, entries, shell, context, type_code);
    case EntryKind::statuses:
      return set_test<core::StatusRange>(PredicateOp::in_statuses, entries, shell, context, type_status);
    case EntryKind::hosts:
      return set_test<ir::HostEntry>(PredicateOp::in_hosts, entries, shell, context, type_host);
    case EntryKind::cidrs:
      return set_test<ir::CidrEntry>(PredicateOp::in_cidrs, entries, shell, context, type_cidr);
    case EntryKind::strings:
      return set_test<std::string>(PredicateOp::in_strings, entries, shell, context, type_string);
    case EntryKind::integers:
      return number_tests(field, entries, shell, context, type_integer);
    case EntryKind::durations:
      return number_tests(field, entries, shell, context, type_duration);
    case EntryKind::booleans:
      return boolean_tests(field, entries, shell, context);
    case EntryKind::words:
      return word_test(field.type, entries, shell, context);
    case EntryKind::none:
      break;
  }
  return std::nullopt;
}

std::optional<ir::SharedEntries<ir::Pattern>> type_patterns(core::PatternKind kind, const Entries& entries,
                                                            const PatternSite& site, const TypingContext& context) {
  const auto one = [&](const ast::Value& value, const TypingContext& at) -> std::optional<ir::Pattern> {
    if (value.kind == ast::ValueKind::string && kind == core::PatternKind::template_)
      return type_like(value.text, value.span, at);
    if (value.kind == ast::ValueKind::string) return type_literal(kind, value.text, value.span, site, at);
    dsl::Diagnostic& wrong = report_wrong_value(value, "a string in quotes", at);
    wrong.offer(place(value.span, at), fmt::format("\"{}\"", value.text), dsl::Applicability::machine_applicable);
    return std::nullopt;
  };
  return type_shared<ir::Pattern>(entries, form_of(kind), context, one, keep_order);
}

std::optional<ir::SharedEntries<ir::Pattern>> type_mentions(const Entries& entries, const TypingContext& context) {
  const auto one = [](const ast::Value& value, const TypingContext& at) -> std::optional<ir::Pattern> {
    const auto host = type_host(value, at);
    return host ? std::optional(mention_pattern(*host)) : std::nullopt;
  };
  return type_shared<ir::Pattern>(entries, OperandForm::mentions, context, one, keep_order);
}

}  // namespace carom::compiler
