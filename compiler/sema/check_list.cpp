// Checks the entries of declared lists, used or not: the one place that reports them.
#include <fmt/format.h>

#include <functional>
#include <string>
#include <unordered_map>

#include "compiler/sema/operators.h"
#include "compiler/sema/type_condition.h"
#include "compiler/sema/type_entries.h"
#include "compiler/sema/type_value.h"
#include "runtime/core/normalise.h"

namespace carom::compiler {
namespace {

// Typing reports what does not fit; the typed value itself is made again where the list is used.
void check_entry(ListType type, const ListEntry& entry, const TypingContext& context) {
  const Entries one{{entry}, true};
  const ast::Value& value = *entry.value;
  switch (type) {
    case ListType::phrases:
      static_cast<void>(type_patterns(core::PatternKind::phrase, one, {}, context));
      break;
    case ListType::words:
      static_cast<void>(type_patterns(core::PatternKind::word, one, {}, context));
      break;
    case ListType::templates:
      static_cast<void>(type_patterns(core::PatternKind::template_, one, {}, context));
      break;
    case ListType::strings:
      static_cast<void>(type_string(value, context));
      break;
    case ListType::hosts:
      static_cast<void>(type_host(value, context));
      break;
    case ListType::cidrs:
      static_cast<void>(type_cidr(value, context));
      break;
    case ListType::codes:
      static_cast<void>(type_code(value, context));
      break;
    case ListType::statuses:
      static_cast<void>(type_status(value, context));
      break;
  }
}

void report_repeated(const ListEntry& entry, const ListEntry& first, const TypingContext& context) {
  dsl::Diagnostic& repeated =
      context.sink.report(dsl::DiagnosticId::C0419, {entry.file, entry.value->span},
                          fmt::format("{} stands in this list already; remove one of the two", describe(*entry.value)));
  repeated.notes.push_back({dsl::SourceSpan{first.file, first.value->span}, "the first one stands here"});
}

}  // namespace

void check_list(const ListInfo& list, const TypingContext& context) {
  std::unordered_map<std::string, const ListEntry*> known;
  for (const ListEntry& entry : list.entries) {
    check_entry(list.type, entry, {context.scope, entry.file, context.limits, context.sink, context.patterns});
    const auto [first, added] = known.try_emplace(core::normalise_pattern(entry.value->text), &entry);
    if (!added) report_repeated(entry, *first->second, context);
  }
}

}  // namespace carom::compiler
