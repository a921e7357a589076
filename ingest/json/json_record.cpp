// On-demand parsing: only members that a record has are looked at.
#include "ingest/json/json_record.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/json/json_id.h"
#include "ingest/json/json_reason.h"
#include "ingest/json/json_repair.h"
#include "ingest/records/record_builder.h"
#include "ingest/records/value_spellings.h"
#include "support/utf8.h"

namespace carom::ingest {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr std::string_view kObject = "an object";
constexpr std::string_view kArray = "an array";
// What a person takes in.
constexpr std::size_t kMostNames = 12;
constexpr std::size_t kMostBytesOfName = 40;

bool is_word(std::string_view token) {
  return token == "null" || token == "true" || token == "false";
}

/// Nothing: the object cannot be read as it is.
std::optional<std::string> names_in(std::string_view json) {
  ondemand::parser parser;
  ondemand::document document;
  ondemand::object object;
  if (parser.iterate(json.data(), json.size(), json.size() + kJsonPadding).get(document)) return std::nullopt;
  if (document.get_object().get(object)) return std::nullopt;
  std::string names;
  std::size_t count = 0;
  for (auto field : object) {
    std::string_view key;
    if (field.unescaped_key().get(key)) return std::nullopt;
    if (++count > kMostNames) return names + ", …";
    const std::string_view shown = cut_to(key, kMostBytesOfName);
    names.append(names.empty() ? "" : ", ").append(shown).append(shown.size() < key.size() ? "…" : "");
  }
  return names;
}

std::string unescaped_step(std::string_view step) {
  std::string name;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool is_escape = step[i] == '~' && i + 1 < step.size();
    name += is_escape ? (step[++i] == '1' ? '/' : '~') : step[i];
  }
  return name;
}

simdjson::error_code find_member(ondemand::value& value, std::string_view name) {
  ondemand::object object;
  if (const auto error = value.get_object().get(object)) return error;
  for (auto field : object) {
    std::string_view key;
    if (const auto error = field.unescaped_key().get(key)) return error;
    if (key == name) return field.value().get(value);
  }
  return simdjson::NO_SUCH_FIELD;
}

simdjson::error_code find_element(ondemand::value& value, std::string_view digits) {
  ondemand::array array;
  if (const auto error = value.get_array().get(array)) return error;
  const auto index = parse_whole_number(digits);
  return index && *index >= 0 ? array.at(static_cast<std::size_t>(*index)).get(value) : simdjson::INVALID_JSON_POINTER;
}

/// As at_pointer(), with names as they are read.
simdjson::error_code find_unescaped(ondemand::document& document, std::string_view pointer, ondemand::value& value) {
  document.rewind();
  if (const auto error = document.get_value().get(value)) return error;
  while (!pointer.empty()) {
    const std::size_t end = std::min(pointer.find('/', 1), pointer.size());
    const std::string step = unescaped_step(pointer.substr(1, end - 1));
    ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    const auto error = type == ondemand::json_type::array ? find_element(value, step) : find_member(value, step);
    if (error != simdjson::SUCCESS) return error;
    pointer.remove_prefix(end);
  }
  return simdjson::SUCCESS;
}

}  // namespace

struct JsonRecordReader::State {
  std::shared_ptr<const FieldTargets> targets;
  ondemand::parser parser;
  RecordBuilder builder;
  TextArena* arena = nullptr;
  bool has_bad_string = false;  ///< an escape that simdjson refuses; it reads such a string as missing

  simdjson::error_code parse(std::string_view json, core::Record& record);
  simdjson::error_code take_mapped(ondemand::document& document, bool has_escapes);
  simdjson::error_code take_named(ondemand::document& document);
  void take(const Target& target, ondemand::value value);
  void take_declared(const DeclaredField& field, ondemand::value value);
  void take_at(std::size_t mapping, ondemand::value value);
  static std::string_view no_scalar(ondemand::value value);
  std::string_view scalar(ondemand::value value);
  std::string_view id(ondemand::value value);
  std::string_view string(ondemand::value value);
};

/// A string's characters, a number's token, what stands where a word of JSON is expected and is none; empty for null,
/// true, false and containers.
std::string_view JsonRecordReader::State::scalar(ondemand::value value) {
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return trim(value.raw_json_token());
  if (type == ondemand::json_type::string) return string(value);
  if (type == ondemand::json_type::object || type == ondemand::json_type::array) return {};
  const std::string_view token = trim(value.raw_json_token());
  return is_word(token) ? std::string_view{} : token;
}

/// What it is, of values that are neither text nor number nor missing. The parser tells words by their first letter.
std::string_view JsonRecordReader::State::no_scalar(ondemand::value value) {
  ondemand::json_type type{};
  if (value.type().get(type) != simdjson::SUCCESS) return trim(value.raw_json_token());
  if (type == ondemand::json_type::object) return kObject;
  if (type == ondemand::json_type::array) return kArray;
  if (type == ondemand::json_type::number || type == ondemand::json_type::string) return {};
  const std::string_view token = trim(value.raw_json_token());
  return token == "null" ? std::string_view{} : token;
}

/// Whatever its type, damaged ones included; empty for null, true and false.
std::string_view JsonRecordReader::State::id(ondemand::value value) {
  ondemand::json_type type{};
  std::string_view token;
  if (value.type().get(type) != simdjson::SUCCESS ||
      (type != ondemand::json_type::object && type != ondemand::json_type::array))
    token = value.raw_json_token();
  else if (simdjson::to_json_string(value).get(token) != simdjson::SUCCESS)
    return {};
  token = trim(token);
  return is_word(token) ? std::string_view{} : sound_json_id(token, *arena);
}

/// Without an escape it lies in the source as it is.
std::string_view JsonRecordReader::State::string(ondemand::value value) {
  const std::string_view token = trim(value.raw_json_token());
  if (token.size() >= 2 && token.ends_with('"') && !token.contains('\\')) return token.substr(1, token.size() - 2);
  std::string_view text;
  if (value.get_string().get(text) != simdjson::SUCCESS) has_bad_string = true;
  return arena->keep(text);
}

/// `true` and `false` are values of it, as words are that a declared field may know.
void JsonRecordReader::State::take_declared(const DeclaredField& field, ondemand::value value) {
  const std::string_view what = no_scalar(value);
  if (what == kObject || what == kArray) return builder.refuse_declared(field, what);
  builder.offer_declared(field, what.empty() ? scalar(value) : what);
}

void JsonRecordReader::State::take(const Target& target, ondemand::value value) {
  if (target.kind == Target::Kind::nowhere) return;
  if (target.kind == Target::Kind::declared) return take_declared(*target.declared, value);
  if (target.is(Slot::id)) return builder.offer(target.field, id(value));
  if (const std::string_view what = no_scalar(value); !what.empty()) return builder.refuse(target.field, what);
  builder.offer(target.field, scalar(value));
}

// What is no scalar is no value of any field.
void JsonRecordReader::State::take_at(std::size_t mapping, ondemand::value value) {
  bool is_scalar = false;
  if (targets->found() != nullptr && value.is_scalar().get(is_scalar) == simdjson::SUCCESS && is_scalar)
    targets->found()->mark(mapping);
  take(targets->mappings()[mapping].target, value);
}

simdjson::error_code JsonRecordReader::State::take_mapped(ondemand::document& document, bool has_escapes) {
  for (std::size_t i = 0; i < targets->mappings().size(); ++i) {
    ondemand::value value;
    const std::string& pointer = targets->mappings()[i].pointer;
    auto error = document.at_pointer(pointer).get(value);
    // The parser compares names as they are spelled: not with those that are written with escapes.
    if (error == simdjson::NO_SUCH_FIELD && has_escapes && document.is_alive())
      error = find_unescaped(document, pointer, value);
    if (error == simdjson::SUCCESS) take_at(i, value);
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
    take(targets->find(key), value);
  }
  // There is no location behind the last token.
  const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
  return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
}

simdjson::error_code JsonRecordReader::State::parse(std::string_view json, core::Record& record) {
  static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);
  builder.begin(record, *arena);
  has_bad_string = false;
  ondemand::document document;
  if (const auto error = parser.iterate(json.data(), json.size(), json.size() + kJsonPadding).get(document))
    return error;
  if (!targets->mappings().empty())
    if (const auto error = take_mapped(document, json.contains('\\'))) return error;
  const auto error = take_named(document);
  builder.finish();
  return error;
}

JsonRecordReader::JsonRecordReader(std::shared_ptr<const FieldTargets> targets) : state_(std::make_unique<State>()) {
  state_->targets = std::move(targets);
}
JsonRecordReader::~JsonRecordReader() = default;
JsonRecordReader::JsonRecordReader(JsonRecordReader&&) noexcept = default;
JsonRecordReader& JsonRecordReader::operator=(JsonRecordReader&&) noexcept = default;

std::expected<void, std::string> JsonRecordReader::read(std::string_view json, core::Record& record, TextArena& arena) {
  state_->arena = &arena;
  auto error = state_->parse(json, record);
  if (error != simdjson::SUCCESS || state_->has_bad_string)
    error = state_->parse(arena.keep_padded(repair_json(json), kJsonPadding), record);
  if (error != simdjson::SUCCESS) return std::unexpected(reason_no_object(error, json));
  return {};
}

const RecordBuilder& JsonRecordReader::builder() const {
  return state_->builder;
}

std::string member_names(std::string_view json) {
  if (auto names = names_in(json)) return *std::move(names);
  std::string repaired = repair_json(json);
  const std::size_t size = repaired.size();
  repaired.append(kJsonPadding, '\0');
  return names_in(std::string_view(repaired).substr(0, size)).value_or("");
}

}  // namespace carom::ingest
