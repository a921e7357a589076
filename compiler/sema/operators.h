// The table of operators.def: which operators go with which field type.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "runtime/core/field.h"

namespace carom::compiler {

/// What the entries of `field in […]` are.
enum class EntryKind : std::uint8_t {
  none,
  codes,
  statuses,
  hosts,
  cidrs,
  strings,
  integers,
  durations,
  booleans,
  words,
};

struct FieldOperators {
  EntryKind entries = EntryKind::none;
  bool ordered = false;
  bool textual = false;
  bool mentions = false;
  std::string_view value_example;
};

[[nodiscard]] const FieldOperators& operators_of(core::FieldType type);
/// "`>=` `<=` `>` `<`, a value, `in`, `missing` and `present`": for messages.
[[nodiscard]] std::string list_operators(core::FieldType type);
/// "a string …": what a value of the type looks like; enumerated types name all their words.
[[nodiscard]] std::string describe_values(core::FieldType type);

}  // namespace carom::compiler
