// Names and types are fields.def; a few dozen are found by looking at each.
#include "runtime/core/field.h"

#include <algorithm>
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

/// Words and types, side by side.
constexpr std::array<std::string_view, 7> kDeclarableWords = {"string", "text",     "host",   "ip",
                                                              "int",    "duration", "boolean"};
constexpr std::array kDeclarableTypes = {FieldType::string,  FieldType::text,     FieldType::host,   FieldType::ip,
                                         FieldType::integer, FieldType::duration, FieldType::boolean};
static_assert(kDeclarableWords.size() == kDeclarableTypes.size());

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
  if (word == "integer") return FieldType::integer;
  if (word == "bool") return FieldType::boolean;
  const auto found = std::ranges::find(kDeclarableWords, word);
  if (found == kDeclarableWords.end()) return std::nullopt;
  return kDeclarableTypes[static_cast<std::size_t>(found - kDeclarableWords.begin())];
}

std::span<const std::string_view> declarable_type_words() {
  return kDeclarableWords;
}

}  // namespace carom::core
