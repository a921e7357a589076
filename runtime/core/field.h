// The record's fields as the language sees them: built-in ones from fields.def, then those a policy declares.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace carom::core {

/// What values a field takes; each type says which operators apply (compiler/sema checks it).
enum class FieldType : std::uint8_t {
  code,    ///< reply code, 200–699
  status,  ///< enhanced status code
  text,    ///< normalised free text
  string,  ///< normalised short string
  host,    ///< lower-case A-label host name
  ip,      ///< IPv4 or IPv6 address
  integer,
  duration,  ///< seconds
  boolean,
  stage,        ///< enumerated, record_words.def
  via,          ///< enumerated
  esp_type,     ///< enumerated
  dsn_action,   ///< enumerated
  information,  ///< enumerated
};

/// Index of a field: built-in ones first, in the order of fields.def; declared ones follow from kBuiltinFieldCount.
using FieldId = std::uint16_t;

namespace field {
enum Builtin : FieldId {
#define FIELD(id, name, type, meaning) id,
#include "runtime/core/fields.def"
#undef FIELD
  kBuiltinFieldCount
};
}  // namespace field
using field::kBuiltinFieldCount;

struct FieldInfo {
  FieldId id;
  std::string_view name;
  FieldType type;
  std::string_view meaning;
};

/// `id` must be below kBuiltinFieldCount.
[[nodiscard]] const FieldInfo& builtin_field(FieldId id);
[[nodiscard]] std::optional<FieldId> find_builtin_field(std::string_view name);
/// "reply code", "host", …: for messages.
[[nodiscard]] std::string_view name_of(FieldType type);
/// The type that a declaration `field x: W` names: one of declarable_type_words(), or `integer`, or `bool`.
[[nodiscard]] std::optional<FieldType> find_declarable_type(std::string_view word);
[[nodiscard]] std::span<const std::string_view> declarable_type_words();

}  // namespace carom::core
