// One list of a verdict's members serves comparing and printing.
#include "tests/equality/compare_verdicts.h"

#include <fmt/format.h>

#include <algorithm>
#include <concepts>
#include <ranges>

#include "support/json_writer.h"

namespace carom::equality {
namespace {

bool same(const core::Fact& a, const core::Fact& b) {
  return a.name == b.name && a.value == b.value;
}

template <class Value>
bool same(const Value& a, const Value& b) {
  if constexpr (std::ranges::range<Value> && !std::same_as<Value, std::string_view>)
    return std::ranges::equal(a, b, [](const auto& x, const auto& y) { return same(x, y); });
  else
    return a == b;
}

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

/// Calls `visit(name, a's member, b's member)` for every member. The bindings name all of them: a verdict that gains a
/// member does not compile here until it is compared.
template <class Visit>
void for_each_member(const core::Verdict& a, const core::Verdict& b, Visit visit) {
  const auto& [rule_index, class_name, type, scope, action, retry, message, suppress, confidence, rule, pack, layer,
               advice, cite, code, status, status_conflict, text_cut, text_was_not_utf8, evidence, tags, facts,
               information, overrode, unwrapped, outer_code, outer_status, outer_text, outermost_code] = a;
#define VISIT(member) visit(#member, member, b.member)
  VISIT(rule_index);
  VISIT(rule);
  VISIT(class_name);
  VISIT(type);
  VISIT(scope);
  VISIT(action);
  VISIT(retry);
  VISIT(message);
  VISIT(suppress);
  VISIT(confidence);
  VISIT(pack);
  VISIT(layer);
  VISIT(advice);
  VISIT(cite);
  VISIT(code);
  VISIT(status);
  VISIT(status_conflict);
  VISIT(text_cut);
  VISIT(text_was_not_utf8);
  VISIT(evidence);
  VISIT(tags);
  VISIT(facts);
  VISIT(information);
  VISIT(overrode);
  VISIT(unwrapped);
  VISIT(outer_code);
  VISIT(outer_status);
  VISIT(outer_text);
  VISIT(outermost_code);
#undef VISIT
}

}  // namespace

std::string_view first_difference(const core::Verdict& a, const core::Verdict& b) {
  std::string_view found;
  for_each_member(a, b, [&](std::string_view name, const auto& of_a, const auto& of_b) {
    if (found.empty() && !same(of_a, of_b)) found = name;
  });
  return found;
}

std::string print(const core::Verdict& verdict) {
  std::string out;
  JsonWriter json(out, 2);
  json.begin_object();
  for_each_member(verdict, verdict, [&](std::string_view name, const auto& member, const auto&) {
    json.key(name);
    write(json, member);
  });
  json.end_object();
  return out;
}

}  // namespace carom::equality
