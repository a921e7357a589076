// What each field's value is (docs/language.md section 2).
#include "runtime/core/prepare.h"

#include <algorithm>
#include <optional>

#include "runtime/core/duration.h"
#include "runtime/core/record_values.h"
#include "support/check.h"
#include "support/parse_integer.h"
#include "support/utf8.h"

namespace carom::core {
namespace {

template <class E>
void set_word(FieldValues& out, FieldId field, E value) {
  out.set_missing(field);
  if (valid_word(value) != E::missing) out.set_number(field, static_cast<std::int64_t>(value));
}

void set_optional_number(FieldValues& out, FieldId field, std::optional<std::int64_t> number) {
  out.set_missing(field);
  if (number) out.set_number(field, *number);
}

void set_optional_status(FieldValues& out, FieldId field, std::optional<EnhancedStatus> status) {
  out.set_missing(field);
  if (status) out.set_status(field, *status);
}

void prepare_reply(const Record& record, std::size_t limit, FieldValues& out) {
  const std::string_view text = cut_to(record.text, limit);
  out.text_cut = text.size() != record.text.size();
  const auto dsn_status = valid_status(record.dsn_status);
  read_reply(text, valid_code(record.code), valid_status(record.status), dsn_status, out.reply);
  normalise(text, out.reply.kept, out.texts[field::text]);
  out.text_was_not_utf8 = out.texts[field::text].was_not_utf8;
  out.set_to_normalised(field::text);
  set_optional_number(out, field::code, out.reply.code);
  set_optional_status(out, field::status, out.reply.status);
  set_optional_status(out, field::dsn_status, dsn_status);
  out.set_number(field::status_conflict, out.reply.status_conflict ? 1 : 0);
}

void prepare_stage(const Record& record, FieldValues& out) {
  set_word(out, field::stage, record.stage);
  if (!out[field::stage].is_present) set_word(out, field::stage, out.reply.stage);
}

void prepare_recipient(const Record& record, std::size_t limit, FieldValues& out) {
  std::string_view address = cut_to(record.recipient, limit);
  if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
  out.set_string(field::rcpt, address);
  out.set_missing(field::rcpt_local);
  const std::string_view normalised = out[field::rcpt].text;
  const std::size_t at = normalised.rfind('@');
  if (at != std::string_view::npos) {
    out.set_string(field::rcpt_local, normalised.substr(0, at));
    out.set_host(field::rcpt_domain, normalised.substr(at + 1));
  }
  // An address without a domain says nothing against the one that the record knows.
  if (at == std::string_view::npos || !out[field::rcpt_domain].is_present)
    out.set_host(field::rcpt_domain, cut_to(record.recipient_domain, limit));
}

void prepare_declared(FieldType type, std::string_view source, FieldId field, FieldValues& out) {
  if (type == FieldType::host) return out.set_host(field, source);
  if (type == FieldType::ip) return out.set_address(field, source);
  out.set_string(field, source);
  const std::string_view normalised = out[field].text;
  if (type == FieldType::duration) return set_optional_number(out, field, parse_duration(normalised));
  if (type == FieldType::boolean) {
    const bool is_true = normalised == "true";
    const bool is_value = is_true || normalised == "false";
    return set_optional_number(out, field, is_value ? std::optional<std::int64_t>(is_true ? 1 : 0) : std::nullopt);
  }
  if (type == FieldType::integer) set_optional_number(out, field, parse_integer(normalised));
}

/// The first value of a name counts.
std::string_view find_declared(const Record& record, std::string_view name) {
  for (const DeclaredValue& declared : record.declared)
    if (declared.name == name) return declared.value;
  return {};
}

void prepare_information(const Record& record, FieldValues& out) {
  const FieldId labels[] = {field::code,       field::status,    field::dsn_status,
                            field::dsn_action, field::esp_class, field::esp_type};
  const bool has_label = std::ranges::any_of(labels, [&](FieldId label) { return out[label].is_present; });
  set_word(out, field::information, information_of(record, !out[field::text].text.empty(), has_label));
}

void prepare_words_and_numbers(const Record& record, FieldValues& out) {
  set_word(out, field::via, record.via);
  set_optional_number(out, field::attempts, record.attempts);
  set_optional_number(out, field::age, record.age_seconds);
  set_word(out, field::esp_type, record.esp_type);
  set_word(out, field::dsn_action, record.dsn_action);
}

void prepare_declared_field(const Program& program, const Record& record, std::size_t row, FieldValues& out) {
  const DeclaredFieldRow& declared = program.declared_fields()[row];
  const std::string_view source =
      cut_to(find_declared(record, program.text(declared.name)), program.record_text_bytes());
  prepare_declared(declared.type, source, static_cast<FieldId>(kBuiltinFieldCount + row), out);
}

/// Fields of one member of the record each; `rcpt` brings its parts along.
constexpr FieldId kAlone[] = {field::host, field::from_domain, field::ip,
                              field::rcpt, field::esp_name,    field::esp_class};

void prepare_or_fail(const Program& program, const Record& record, FieldId field, FieldValues& out) {
  CAROM_CHECK(prepare_alone(program, record, field, out), "a field that is made with others is asked for alone");
}

}  // namespace

void prepare(const Program& program, const Record& record, FieldValues& out) {
  const std::size_t limit = program.record_text_bytes();
  out.values.assign(program.field_count(), {});
  if (out.texts.size() < out.values.size()) out.texts.resize(out.values.size());
  prepare_reply(record, limit, out);
  prepare_stage(record, out);
  prepare_words_and_numbers(record, out);
  for (const FieldId field : kAlone) prepare_or_fail(program, record, field, out);
  for (FieldId field = kBuiltinFieldCount; field < program.field_count(); ++field)
    prepare_or_fail(program, record, field, out);
  prepare_information(record, out);
}

bool prepare_alone(const Program& program, const Record& record, FieldId field, FieldValues& out) {
  const std::size_t limit = program.record_text_bytes();
  switch (field) {
    case field::host:
      out.set_host(field, cut_to(record.host, limit));
      return true;
    case field::from_domain:
      out.set_host(field, cut_to(record.from_domain, limit));
      return true;
    case field::ip:
      out.set_address(field, record.ip);
      return true;
    case field::rcpt:
    case field::rcpt_domain:
    case field::rcpt_local:
      prepare_recipient(record, limit, out);
      return true;
    case field::esp_name:
      out.set_string(field, cut_to(record.esp_name, limit));
      return true;
    case field::esp_class:
      out.set_string(field, cut_to(record.esp_class, limit));
      return true;
    default:
      if (field < kBuiltinFieldCount) return false;
      prepare_declared_field(program, record, field - std::size_t{kBuiltinFieldCount}, out);
      return true;
  }
}

bool fits_declared(FieldType type, std::string_view value, FieldValues& work) {
  if (type == FieldType::string) return true;
  work.values.assign(1, {});
  if (work.texts.empty()) work.texts.resize(1);
  prepare_declared(type, value, 0, work);
  return work[0].is_present;
}

}  // namespace carom::core
