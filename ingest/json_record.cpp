#include "ingest/json_record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "ingest/json_repair.h"
#include "ingest/record_builder.h"
#include "ingest/value_spellings.h"

namespace carom::ingest {
namespace {

namespace ondemand = simdjson::ondemand;

/// Where a value goes: to a slot, or to the declared field of that name.
using Target = std::variant<FieldName, std::string>;

struct Mapping {
  Target target;
  std::string pointer;
};

bool is_declared(const ReadOptions& options, std::string_view name) {
  return std::ranges::find(options.declared_fields, name) != options.declared_fields.end();
}

Expected<Mapping> resolve_mapping(const std::string& name, const std::string& pointer, const ReadOptions& options) {
  if (!pointer.starts_with('/'))
    return std::unexpected(Error{
        ErrorKind::usage,
        fmt::format("cannot map {0} to `{1}`: a JSON pointer begins with a slash; write {0}=/{1}", name, pointer)});
  if (is_declared(options, name)) return Mapping{name, pointer};
  if (const auto field = find_field_name(name)) return Mapping{FieldName{field->slot, kMappedRank}, pointer};
  return std::unexpected(Error{
      ErrorKind::usage, fmt::format("cannot map to `{}`: no such field; the fields are {}", name, canonical_names())});
}

std::string_view describe(std::string_view json) {
  json = trim(json);
  const char first = json.empty() ? '\0' : json.front();
  if (first == '[') return "a JSON array";
  if (first == '"') return "a JSON string";
  if ((first >= '0' && first <= '9') || first == '-') return "a number";
  return "text that is not JSON";
}

std::string reason_of(simdjson::error_code error, std::string_view json) {
  if (!trim(json).starts_with('{')) return fmt::format("found {}, expected a JSON object", describe(json));
  switch (error) {
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
    case simdjson::UNCLOSED_STRING:
      return "the text does not end with the closing brace of its object, expected one whole JSON object";
    case simdjson::TRAILING_CONTENT:
      return "found more text behind the JSON object, expected only one object";
    case simdjson::DEPTH_ERROR:
      return "the JSON object is nested too deep; expected at most 1024 levels";
    default:
      return fmt::format("found a damaged JSON object ({}), expected one as RFC 8259 defines it",
                         simdjson::error_message(error));
  }
}

}  // namespace

struct JsonRecordReader::State {
  std::vector<Mapping> mappings;
  std::vector<std::string> declared_fields;
  ondemand::parser parser;
  std::string padded;
  RecordBuilder builder;
  bool has_bad_string = false;  ///< an escape that simdjson refuses; it reads such a string as missing

  simdjson::error_code parse(std::string_view json);
  simdjson::error_code take_mapped(ondemand::document& document);
  simdjson::error_code take_named(ondemand::document& document);
  void take(const Target& target, ondemand::value value);
  void take_field(std::string_view key, ondemand::value value);
  std::string_view scalar(ondemand::value value, bool as_token);
};

/// A string's characters, a number's token; empty for null, true, false and containers. The id keeps its token.
std::string_view JsonRecordReader::State::scalar(ondemand::value value, bool as_token) {
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return {};
  if (type == ondemand::json_type::number || (as_token && type == ondemand::json_type::string))
    return trim(value.raw_json_token());
  std::string_view text;
  if (type == ondemand::json_type::string && value.get_string().get(text) != simdjson::SUCCESS) has_bad_string = true;
  return text;
}

void JsonRecordReader::State::take(const Target& target, ondemand::value value) {
  if (const auto* name = std::get_if<std::string>(&target)) return builder.offer_declared(*name, scalar(value, false));
  const auto& field = std::get<FieldName>(target);
  const std::string_view text = scalar(value, field.slot == Slot::id);
  if (field.slot != Slot::id || text != R"("")") builder.offer(field, text);
}

void JsonRecordReader::State::take_field(std::string_view key, ondemand::value value) {
  const auto declared = std::ranges::find(declared_fields, key);
  if (declared != declared_fields.end()) return builder.offer_declared(*declared, scalar(value, false));
  if (const auto field = find_field_name(key)) take(*field, value);
}

simdjson::error_code JsonRecordReader::State::take_mapped(ondemand::document& document) {
  for (const Mapping& mapping : mappings) {
    ondemand::value value;
    const auto error = document.at_pointer(mapping.pointer).get(value);
    if (error == simdjson::SUCCESS) take(mapping.target, value);
    // simdjson gives a damaged document up; looking for the next pointer would then read through a null pointer.
    if (!document.is_alive()) return error == simdjson::SUCCESS ? simdjson::TAPE_ERROR : error;
  }
  document.rewind();
  return simdjson::SUCCESS;
}

simdjson::error_code JsonRecordReader::State::take_named(ondemand::document& document) {
  ondemand::object object;
  if (const auto error = document.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view key;
    ondemand::value value;
    if (const auto error = field.unescaped_key().get(key)) return error;
    if (const auto error = field.value().get(value)) return error;
    take_field(key, value);
  }
  // There is no location behind the last token.
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

simdjson::error_code JsonRecordReader::State::parse(std::string_view json) {
  builder.clear();
  has_bad_string = false;
  padded.assign(json);
  padded.resize(json.size() + simdjson::SIMDJSON_PADDING);
  ondemand::document document;
  if (const auto error = parser.iterate(padded.data(), json.size(), padded.size()).get(document)) return error;
  if (!mappings.empty())
    if (const auto error = take_mapped(document)) return error;
  return take_named(document);
}

Expected<JsonRecordReader> JsonRecordReader::make(const ReadOptions& options) {
  auto state = std::make_unique<State>();
  state->declared_fields = options.declared_fields;
  for (const auto& [name, pointer] : options.map) {
    auto mapping = resolve_mapping(name, pointer, options);
    if (!mapping) return std::unexpected(mapping.error());
    state->mappings.push_back(std::move(*mapping));
  }
  return JsonRecordReader(std::move(state));
}

JsonRecordReader::JsonRecordReader(std::unique_ptr<State> state) : state_(std::move(state)) {}
JsonRecordReader::~JsonRecordReader() = default;
JsonRecordReader::JsonRecordReader(JsonRecordReader&&) noexcept = default;
JsonRecordReader& JsonRecordReader::operator=(JsonRecordReader&&) noexcept = default;

std::expected<core::Record, std::string> JsonRecordReader::read(std::string_view json) {
  auto error = state_->parse(json);
  if (error != simdjson::SUCCESS || state_->has_bad_string) error = state_->parse(repair_json(json));
  if (error != simdjson::SUCCESS) return std::unexpected(reason_of(error, json));
  return state_->builder.record();
}

}  // namespace carom::ingest
