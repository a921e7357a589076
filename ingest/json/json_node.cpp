// simdjson's document tree behind a small door. Events nest and are read here and there, which on-demand parsing does
// not pay for.
#include "ingest/json/json_node.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <cstring>

#include "ingest/json/json_reason.h"
#include "ingest/json/json_repair.h"

namespace carom::ingest {

namespace dom = simdjson::dom;

/// Elements are two words that may be copied as bytes.
struct JsonNode::Access {
  static_assert(sizeof(dom::element) == sizeof(element_) && std::is_trivially_copyable_v<dom::element>);

  static JsonNode node(const dom::element& element) {
    JsonNode node;
    std::memcpy(node.element_, &element, sizeof element);
    node.is_there_ = !element.is_null();
    return node;
  }
  static dom::element element(const JsonNode& node) {
    dom::element element;
    std::memcpy(&element, node.element_, sizeof element);
    return element;
  }
};

JsonNode JsonNode::operator[](std::string_view name) const {
  dom::element member;
  if (!is_there_ || Access::element(*this)[name].get(member) != simdjson::SUCCESS) return {};
  return Access::node(member);
}

std::vector<JsonNode> JsonNode::items() const {
  std::vector<JsonNode> items;
  if (!is_there_) return items;
  dom::array array;
  if (Access::element(*this).get(array) != simdjson::SUCCESS) return {*this};
  for (const dom::element item : array) items.push_back(Access::node(item));
  return items;
}

std::string_view JsonNode::text() const {
  std::string_view text;
  if (is_there_ && Access::element(*this).get(text) != simdjson::SUCCESS) return {};
  return text;
}

std::string_view JsonNode::scalar(TextArena& arena) const {
  if (!is_there_) return {};
  const dom::element element = Access::element(*this);
  switch (element.type()) {
    case dom::element_type::STRING:
      return arena.keep(text());
    case dom::element_type::INT64:
      return arena.keep(fmt::format("{}", element.get_int64().value_unsafe()));
    case dom::element_type::UINT64:
      return arena.keep(fmt::format("{}", element.get_uint64().value_unsafe()));
    case dom::element_type::DOUBLE:
      return arena.keep(fmt::format("{}", element.get_double().value_unsafe()));
    case dom::element_type::BOOL:
      return element.get_bool().value_unsafe() ? "true" : "false";
    default:
      return {};
  }
}

bool JsonNode::is_object() const {
  return is_there_ && Access::element(*this).is_object();
}

bool JsonNode::is_array() const {
  return is_there_ && Access::element(*this).is_array();
}

std::vector<std::pair<std::string_view, JsonNode>> JsonNode::members() const {
  std::vector<std::pair<std::string_view, JsonNode>> members;
  dom::object object;
  if (!is_there_ || Access::element(*this).get(object) != simdjson::SUCCESS) return members;
  for (const dom::key_value_pair member : object) members.emplace_back(member.key, Access::node(member.value));
  return members;
}

struct JsonDocument::State {
  dom::parser parser;
};

JsonDocument::JsonDocument() : state_(std::make_unique<State>()) {}
JsonDocument::~JsonDocument() = default;
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;

std::expected<JsonNode, std::string> JsonDocument::parse(std::string_view json) {
  dom::element element;
  auto error = state_->parser.parse(json.data(), json.size()).get(element);
  if (error != simdjson::SUCCESS) error = state_->parser.parse(repair_json(json)).get(element);
  if (error != simdjson::SUCCESS || !element.is_object()) return std::unexpected(reason_no_object(error, json));
  return JsonNode::Access::node(element);
}

}  // namespace carom::ingest
