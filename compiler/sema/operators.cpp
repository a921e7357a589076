// Rows stand in the order of core::FieldType, which is checked while compiling.
#include "compiler/sema/operators.h"

#include <array>

#include "runtime/core/record.h"

namespace carom::compiler {
namespace {

constexpr std::array kOperators = {
#define FIELD_OPERATORS(type, entries, ordered, textual, mentions, example) \
  FieldOperators{EntryKind::entries, ordered, textual, mentions, example},
#include "compiler/sema/operators.def"
#undef FIELD_OPERATORS
};

// The rows must stand in the order of core::FieldType.
constexpr std::array kTypesInOrder = {
#define FIELD_OPERATORS(type, entries, ordered, textual, mentions, example) core::FieldType::type,
#include "compiler/sema/operators.def"
#undef FIELD_OPERATORS
};

constexpr bool rows_follow_the_types() {
  for (std::size_t i = 0; i < kTypesInOrder.size(); ++i)
    if (static_cast<std::size_t>(kTypesInOrder[i]) != i) return false;
  return true;
}
static_assert(rows_follow_the_types());
static_assert(kTypesInOrder.back() == core::FieldType::information);

}  // namespace

const FieldOperators& operators_of(core::FieldType type) {
  return kOperators.at(static_cast<std::size_t>(type));
}

std::string list_operators(core::FieldType type) {
  const FieldOperators& row = operators_of(type);
  std::string list;
  if (row.entries != EntryKind::none) list += "a value, `in`, ";
  if (row.ordered) list += "`>=`, `<=`, `>`, `<`, ";
  if (row.textual) list += "`has`, `starts`, `ends`, `is`, `like`, `matches`, ";
  if (row.mentions) list += "`mentions`, ";
  return list + "`missing` and `present`";
}

std::string describe_values(core::FieldType type) {
  std::string description{operators_of(type).value_example};
  std::string_view separator = ": ";
  for (const std::string_view word : core::words_of(type)) {
    description.append(separator).append("`").append(word).append("`");
    separator = ", ";
  }
  return description;
}

}  // namespace carom::compiler
