// The struct is copied as far as its caller knows it, so that no member is read that is not there.
#include "runtime/ahead/given_record.h"

#include <algorithm>
#include <cstring>

#include "runtime/core/address.h"
#include "runtime/core/prepare.h"
#include "runtime/core/record_values.h"

namespace carom::ahead {
namespace {

// Its first version ended where `stage` begins.
constexpr std::size_t kFirstSize = offsetof(carom_record, stage);

std::string_view view_of(carom_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

std::optional<core::FieldId> find_declared(const core::Program& program, std::string_view name) {
  for (core::FieldId field = core::kBuiltinFieldCount; field < program.field_count(); ++field)
    if (program.field_name(field) == name) return field;
  return std::nullopt;
}

}  // namespace

bool GivenRecord::is_known_size(std::size_t struct_size) {
  return struct_size == sizeof(carom_record) || struct_size == kFirstSize;
}

core::Record GivenRecord::read(const carom_record& given, const core::Program& program) {
  carom_record whole{};
  std::memcpy(&whole, &given, given.struct_size);
  refused_ = 0;
  declared_.clear();
  core::Record record;
  record.text = view_of(whole.text);
  record.status = status_of(whole.status);
  record.host = view_of(whole.host);
  record.ip = view_of(whole.ip);
  if (!record.ip.empty() && !core::parse_address(record.ip)) ++refused_;
  record.recipient = view_of(whole.recipient);
  record.recipient_domain = view_of(whole.recipient_domain);
  record.from_domain = view_of(whole.from_domain);
  record.code = core::reply_code_of(whole.code);
  if (whole.code != 0 && !record.code) ++refused_;
  read_words(whole, record);
  if (whole.has_attempts != 0) record.attempts = whole.attempts;
  if (whole.has_age != 0) record.age_seconds = whole.age_seconds;
  read_declared(whole, program);
  record.declared = declared_;
  return record;
}

void GivenRecord::read_words(const carom_record& given, core::Record& record) {
  record.stage = word_of<core::Stage>(core::FieldType::stage, given.stage);
  record.via = word_of<core::Via>(core::FieldType::via, given.via);
  record.esp_name = view_of(given.esp_name);
  record.esp_class = view_of(given.esp_class);
  record.esp_type = word_of<core::EspType>(core::FieldType::esp_type, given.esp_type);
  record.dsn_status = status_of(given.dsn_status);
  record.dsn_action = word_of<core::DsnAction>(core::FieldType::dsn_action, given.dsn_action);
  record.information = word_of<core::Information>(core::FieldType::information, given.information);
}

void GivenRecord::read_declared(const carom_record& given, const core::Program& program) {
  for (std::size_t i = 0; i < given.declared_count; ++i) add_declared(given.declared[i], program);
}

// Sources may tell more than a policy asks for, so a name that it does not declare is none of its business.
void GivenRecord::add_declared(const carom_field& given, const core::Program& program) {
  const std::string_view name = view_of(given.name);
  const std::string_view value = view_of(given.value);
  const auto field = find_declared(program, name);
  if (!field || value.empty()) return;
  if (std::ranges::find(declared_, name, &core::DeclaredValue::name) != declared_.end()) return;
  if (core::fits_declared(program.field_type(*field), value, work_))
    declared_.push_back({name, value});
  else
    ++refused_;
}

std::optional<core::EnhancedStatus> GivenRecord::status_of(carom_string given) {
  const std::string_view text = view_of(given);
  if (text.empty()) return std::nullopt;
  const auto status = core::parse_enhanced_status(text);
  if (!status) ++refused_;
  return status;
}

template <class Word>
Word GivenRecord::word_of(core::FieldType type, carom_string given) {
  const std::string_view text = view_of(given);
  if (text.empty()) return Word::missing;
  const auto word = core::find_word(type, text);
  if (!word) ++refused_;
  return static_cast<Word>(word.value_or(0));
}

}  // namespace carom::ahead
