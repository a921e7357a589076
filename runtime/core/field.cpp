#include "runtime/core/field.h"

#include <array>
#include <utility>

#include "support/check.h"

namespace carom::core {
namespace {

constexpr std::array kFields = {
#define FIELD(id, name, type, meaning) FieldInfo{field::id, name, FieldType::type, meaning},
#include "runtime/core/fields.def"
#undef FIELD
};

}  // namespace

const FieldInfo& builtin_field(FieldId id) {
  CAROM_CHECK(id < kFields.size(), "not a built-in field");
  return kFields[id];
}

std::optional<FieldId> find_builtin_field(std::string_view name) {
  for (const FieldInfo& field : kFields)
    if (field.name == name) return field.id;
  return std::nullopt;
}

std::string_view name_of(FieldType type) {
  switch (type) {
    case FieldType::code:
      return "reply code";
    case FieldType::status:
      return "enhanced status code";
    case FieldType::text:
      return "text";
    case FieldType::string:
      return "string";
    case FieldType::host:
      return "host";
    case FieldType::ip:
      return "IP address";
    case FieldType::integer:
      return "integer";
    case FieldType::duration:
      return "duration";
    case FieldType::boolean:
      return "boolean";
    case FieldType::stage:
      return "stage";
    case FieldType::via:
      return "via";
    case FieldType::esp_type:
      return "bounce kind of the platform";
    case FieldType::dsn_action:
      return "DSN action";
    case FieldType::information:
      return "information";
  }
  std::unreachable();
}

std::optional<FieldType> find_declarable_type(std::string_view word) {
  constexpr std::pair<std::string_view, FieldType> kTypes[] = {
      {"string", FieldType::string},     {"text", FieldType::text},
      {"host", FieldType::host},         {"ip", FieldType::ip},
      {"int", FieldType::integer},       {"integer", FieldType::integer},
      {"duration", FieldType::duration}, {"bool", FieldType::boolean},
      {"boolean", FieldType::boolean}};
  for (const auto& [name, type] : kTypes)
    if (name == word) return type;
  return std::nullopt;
}

}  // namespace carom::core
