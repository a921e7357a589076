// From the entries of a list, written in place or declared, to the operand of a predicate.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "compiler/ir/condition.h"
#include "compiler/sema/operators.h"
#include "compiler/sema/type_condition.h"
#include "compiler/sema/type_pattern.h"

namespace carom::compiler {

/// Entries to type. Those of a declared list are typed once for all its users, and their faults are check_list()'s.
struct Entries {
  std::vector<ListEntry> values;   ///< written in place
  const ListInfo* list = nullptr;  ///< declared, instead
};

/// The field that is compared, as written and as it is.
struct MemberField {
  std::string_view name;
  core::FieldType type = core::FieldType::string;
};

[[nodiscard]] Entries entries_of(const ast::Value& value, dsl::SourceId file);
[[nodiscard]] Entries entries_of(const ast::Array& array, dsl::SourceId file);
[[nodiscard]] Entries entries_of(const ListInfo& list);

/// One predicate, or several joined by `or`, that hold where the field is one of the entries. `shell.printed` is the
/// whole test as written; each of several is printed with its own entry, behind its name.
[[nodiscard]] std::optional<ir::Condition> type_members(const MemberField& field, const Entries& entries,
                                                        const ir::Predicate& shell, const TypingContext& context);
/// Literals or, for `like`, templates.
[[nodiscard]] std::optional<ir::SharedEntries<ir::Pattern>> type_patterns(core::PatternKind kind,
                                                                          const Entries& entries,
                                                                          const PatternSite& site,
                                                                          const TypingContext& context);
/// The host entries of `mentions`.
[[nodiscard]] std::optional<ir::SharedEntries<ir::Pattern>> type_mentions(const Entries& entries,
                                                                          const TypingContext& context);

}  // namespace carom::compiler
