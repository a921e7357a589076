// One case a field: which member of the record it fills and what its value may look like.
#include "runtime/embed/sample_record.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "dsl/diag/nearest_name.h"
#include "runtime/core/address.h"
#include "runtime/core/duration.h"
#include "runtime/core/host_name.h"
#include "runtime/core/record_values.h"
#include "support/parse_integer.h"

namespace carom::embed {
namespace {

using core::FieldId;
namespace field = core::field;

std::unexpected<Error> wrong(std::string message) {
  return std::unexpected(Error{ErrorKind::usage, std::move(message)});
}

std::unexpected<Error> wrong_value(std::string_view name, std::string_view value, std::string_view expected) {
  return wrong(fmt::format("field `{}` cannot be `{}`; it takes {}", name, value, expected));
}

std::optional<std::int64_t> parse_count(std::string_view text) {
  const std::optional<std::int64_t> value = parse_integer(text);
  return value && *value >= 0 ? value : std::nullopt;
}

std::optional<std::uint16_t> parse_code(std::string_view text) {
  const std::optional<std::int64_t> number = parse_integer(text);
  return number ? core::reply_code_of(*number) : std::nullopt;
}

template <class T>
Expected<void> assign(std::optional<T>& target, std::optional<T> parsed, std::string_view name, std::string_view value,
                      std::string_view expected) {
  if (!parsed) return wrong_value(name, value, expected);
  target = parsed;
  return {};
}

// As sources write it: letters of either case and of any script, a final dot.
bool is_host(std::string_view text) {
  core::NormalisedText name;
  core::normalise(text, name);
  core::use_a_labels(name);
  std::string_view host = name.text;
  if (host.ends_with('.')) host.remove_suffix(1);
  return core::is_host_name(host);
}

constexpr std::string_view kCode = "a reply code from 200 to 699";
constexpr std::string_view kStatus = "an enhanced status code such as 5.1.1";
constexpr std::string_view kDuration = "a duration such as 90s, 15m, 12h or 2d";

constexpr std::string_view kHost = "a host name such as mx.example";
constexpr std::string_view kAddress = "an IP address such as 192.0.2.1 or 2001:db8::1";
constexpr std::string_view kInteger = "a whole number";

// What a value lacks of the type; empty when it has all. Other types are read by their setters.
std::string_view expected_instead(core::FieldType type, std::string_view value) {
  switch (type) {
    case core::FieldType::host:
      return is_host(value) ? std::string_view{} : kHost;
    case core::FieldType::ip:
      return core::parse_address(value) ? std::string_view{} : kAddress;
    case core::FieldType::integer:
      return parse_integer(value) ? std::string_view{} : kInteger;
    case core::FieldType::duration:
      return core::parse_duration(value) ? std::string_view{} : kDuration;
    case core::FieldType::boolean:
      return value == "true" || value == "false" ? std::string_view{} : "true or false";
    default:
      return {};
  }
}

// Fields that a record holds as words; their type may still say which.
std::string_view core::Record::* free_text_of(FieldId id) {
  switch (id) {
    case field::text:
      return &core::Record::text;
    case field::host:
      return &core::Record::host;
    case field::ip:
      return &core::Record::ip;
    case field::rcpt:
      return &core::Record::recipient;
    case field::rcpt_domain:
      return &core::Record::recipient_domain;
    case field::from_domain:
      return &core::Record::from_domain;
    case field::esp_name:
      return &core::Record::esp_name;
    case field::esp_class:
      return &core::Record::esp_class;
    default:
      return nullptr;
  }
}

// Fields that follow from others and that no source gives.
std::string_view source_of_derived(FieldId id) {
  switch (id) {
    case field::rcpt_local:
      return "give `rcpt`, the whole address";
    case field::status_conflict:
      return "it follows from `code`, `status` and `text`";
    case field::outer_code:
    case field::outer_status:
    case field::outer_text:
      return "it follows from `text`, when an unwrap fits";
    default:
      return {};
  }
}

}  // namespace

std::string_view SampleRecord::keep(std::string_view value) {
  return strings_.emplace_back(value);
}

void SampleRecord::set_text(std::string_view text) {
  record_.text = keep(text);
}

const core::Record& SampleRecord::record() {
  record_.declared = declared_values_;
  return record_;
}

Expected<void> SampleRecord::set(const compiler::ir::Sample& sample) {
  if (sample.fields.empty()) set_text(sample.text);
  for (const auto& [name, value] : sample.fields)
    if (Expected<void> done = set(name, value); !done) return done;
  return {};
}

Expected<void> SampleRecord::set(std::string_view name, std::string_view value) {
  if (const std::optional<FieldId> builtin = core::find_builtin_field(name)) return set_builtin(*builtin, value);
  const auto declares = [name](const compiler::ir::DeclaredField& declared) { return declared.name == name; };
  const auto found = std::ranges::find_if(*declared_, declares);
  if (found == declared_->end()) return std::unexpected(unknown_field(name));
  if (const std::string_view expected = expected_instead(found->type, value); !expected.empty())
    return wrong_value(name, value, expected);
  declared_values_.push_back({found->name, keep(value)});
  return {};
}

Error SampleRecord::unknown_field(std::string_view name) const {
  std::vector<std::string_view> known;
  for (FieldId id = 0; id < core::kBuiltinFieldCount; ++id) known.push_back(core::builtin_field(id).name);
  for (const compiler::ir::DeclaredField& declared : *declared_) known.push_back(declared.name);
  const std::string suggestion = dsl::did_you_mean(name, known);
  return {ErrorKind::usage, suggestion.empty()
                                ? fmt::format("no field `{}`; fields are {}", name, fmt::join(known, ", "))
                                : fmt::format("no field `{}`; {}", name, suggestion)};
}

Expected<void> SampleRecord::set_builtin(FieldId id, std::string_view value) {
  const std::string_view name = core::builtin_field(id).name;
  if (const std::string_view why = source_of_derived(id); !why.empty())
    return wrong(fmt::format("field `{}` cannot be given: {}", name, why));
  if (std::string_view core::Record::* const words = free_text_of(id)) {
    const std::string_view expected = expected_instead(core::builtin_field(id).type, value);
    if (!expected.empty()) return wrong_value(name, value, expected);
    record_.*words = keep(value);
    return {};
  }
  switch (id) {
    case field::code:
      return assign(record_.code, parse_code(value), name, value, kCode);
    case field::status:
      return assign(record_.status, core::parse_enhanced_status(value), name, value, kStatus);
    case field::dsn_status:
      return assign(record_.dsn_status, core::parse_enhanced_status(value), name, value, kStatus);
    case field::attempts:
      return assign(record_.attempts, parse_count(value), name, value, kInteger);
    case field::age:
      return assign(record_.age_seconds, core::parse_duration(value), name, value, kDuration);
    default:
      return set_word(id, value);
  }
}

Expected<void> SampleRecord::set_word(FieldId id, std::string_view value) {
  const core::FieldInfo& info = core::builtin_field(id);
  const std::optional<std::uint8_t> word = core::find_word(info.type, value);
  if (!word) return wrong_value(info.name, value, fmt::format("one of {}", fmt::join(core::words_of(info.type), ", ")));
  switch (info.type) {
    case core::FieldType::stage:
      record_.stage = static_cast<core::Stage>(*word);
      break;
    case core::FieldType::via:
      record_.via = static_cast<core::Via>(*word);
      break;
    case core::FieldType::esp_type:
      record_.esp_type = static_cast<core::EspType>(*word);
      break;
    case core::FieldType::dsn_action:
      record_.dsn_action = static_cast<core::DsnAction>(*word);
      break;
    default:
      record_.information = static_cast<core::Information>(*word);
  }
  return {};
}

}  // namespace carom::embed
