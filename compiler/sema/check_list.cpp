// Checks the entries of declared lists, used or not: the one place that reports them.
#include "compiler/sema/repeated_entries.h"
#include "compiler/sema/type_condition.h"
#include "compiler/sema/type_entries.h"
#include "compiler/sema/type_value.h"

namespace carom::compiler {
namespace {

// Typing reports what does not fit; the typed value itself is made again where the list is used.
void check_entry(ListType type, const ListEntry& entry, const TypingContext& context) {
  const Entries one{{entry}, nullptr};
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

}  // namespace

void check_list(const ListInfo& list, const TypingContext& context) {
  for (const ListEntry& entry : list.entries)
    check_entry(list.type, entry,
                {context.scope, entry.file, context.limits, context.sink, context.patterns, context.lists});
  check_repeated_entries(list.entries, context);
}

}  // namespace carom::compiler
