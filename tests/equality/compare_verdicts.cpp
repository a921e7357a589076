// The members are those that are compared.
#include "tests/equality/compare_verdicts.h"

#include <fmt/format.h>

#include <concepts>

#include "runtime/core/verdict_members.h"
#include "support/json_writer.h"

namespace carom::equality {
namespace {

template <class Value>
std::string shown(const Value& value) {
  if constexpr (requires { core::word_of(value); })
    return std::string(core::word_of(value));
  else
    return to_string(value);
}

std::string shown(const core::Evidence& evidence) {
  return fmt::format("field {} [{}, {})", evidence.field, evidence.span.begin, evidence.span.end);
}
std::string shown(const core::Fact& fact) {
  return fmt::format("{} = {}", fact.name, fact.value);
}
std::string shown(std::string_view text) {
  return std::string(text);
}

void write(JsonWriter& json, std::string_view text) {
  json.string(text);
}
void write(JsonWriter& json, bool value) {
  json.boolean(value);
}
void write(JsonWriter& json, std::integral auto value) {
  json.number(value);
}
template <class Value>
void write(JsonWriter& json, std::optional<Value> value) {
  if (!value)
    json.null();
  else if constexpr (std::integral<Value>)
    json.number(*value);
  else
    json.string(shown(*value));
}
template <class Item>
void write(JsonWriter& json, std::span<const Item> items) {
  json.begin_array();
  for (const Item& item : items) json.string(shown(item));
  json.end_array();
}
template <class Value>
  requires(!std::integral<Value>)
void write(JsonWriter& json, const Value& value) {
  json.string(shown(value));
}

}  // namespace

std::string print(const core::Verdict& verdict) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  core::for_each_member(verdict, verdict, [&](std::string_view name, const auto& member, const auto&) {
    json.key(name);
    write(json, member);
  });
  json.end_object();
  return out;
}

}  // namespace carom::equality
