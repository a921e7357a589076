// What a name in a condition may mean, seen from one place of one pack. Linking implements it, typing asks it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "dsl/ast/expression.h"
#include "dsl/source/source_map.h"
#include "runtime/core/field.h"

namespace carom::compiler {

struct FieldRef {
  core::FieldId id = 0;
  core::FieldType type = core::FieldType::string;
};

enum class ListType : std::uint8_t {
#define LIST_TYPE(id) id,
#include "compiler/sema/list_types.def"
#undef LIST_TYPE
};
/// As written behind the list's name.
inline constexpr std::array kListTypeWords = {
#define LIST_TYPE(id) std::string_view(#id),
#include "compiler/sema/list_types.def"
#undef LIST_TYPE
};

/// A value of a list and the file it was written in (`+=` may stand in another pack).
struct ListEntry {
  const ast::Value* value = nullptr;
  dsl::SourceId file = 0;
  Span removal;  ///< what to delete for the list to be without it; empty where it is the only value of its array
};

/// A list with all `+=` and `-=` applied.
struct ListInfo {
  std::string name;  ///< qualified
  ListType type = ListType::phrases;
  std::vector<ListEntry> entries;
  dsl::SourceSpan where;
};

class Scope;

/// A macro's body is read in the scope of the pack that declares it.
struct MacroInfo {
  std::string name;  ///< qualified
  const ast::Expr* body = nullptr;
  Scope* scope = nullptr;
  dsl::SourceId file = 0;
  dsl::SourceSpan where;
};

/// Look-ups report unknown and ambiguous names themselves (with the nearest name) and then answer nothing; what they
/// answer lives as long as the link. A look-up marks what it finds as used. A macro that contains itself is never
/// answered, so expansion ends.
class Scope {
 public:
  virtual ~Scope() = default;
  [[nodiscard]] virtual std::optional<FieldRef> find_field(const ast::Name& name, dsl::SourceId file) = 0;
  [[nodiscard]] virtual const ListInfo* find_list(const ast::Name& name, dsl::SourceId file) = 0;
  [[nodiscard]] virtual const MacroInfo* find_macro(const ast::Name& name, dsl::SourceId file) = 0;
  /// Class names for `verdict.class` in aggregates and audits; `recipient.*` globs are accepted. Reports unknown ones.
  [[nodiscard]] virtual bool check_class(const ast::Name& name, dsl::SourceId file) = 0;
};

}  // namespace carom::compiler
