// Bytes that are not UTF-8 are shown in hexadecimal, so that a failure can be typed in again.
#include "tests/equality/owned_record.h"

#include <fmt/format.h>

#include "support/json_writer.h"
#include "support/utf8.h"

namespace carom::equality {
namespace {

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = decode_utf8(text, at);
    if (!step.code_point) return false;
    at += step.size;
  }
  return true;
}

std::string hexadecimal(std::string_view bytes) {
  std::string out;
  for (const char byte : bytes) out += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return out;
}

void print_string(JsonWriter& json, const std::string& name, const std::string& value) {
  if (value.empty()) return;
  json.member(name, value);
  if (!is_utf8(value)) json.member(name + "_bytes", hexadecimal(value));
}

template <class Value>
void print_word(JsonWriter& json, std::string_view name, Value value) {
  if (value != Value::missing) json.member(name, core::word_of(value));
}

}  // namespace

std::vector<std::string*> OwnedRecord::strings() {
  std::vector<std::string*> all{&text, &host, &ip, &recipient, &recipient_domain, &from_domain, &esp_name, &esp_class};
  for (auto& [name, value] : declared) all.push_back(&value);
  return all;
}

RecordViews::RecordViews(const std::vector<OwnedRecord>& owned) {
  std::size_t values = 0;
  for (const OwnedRecord& record : owned) values += record.declared.size();
  declared_.reserve(values);
  for (const OwnedRecord& record : owned) {
    const std::size_t first = declared_.size();
    for (const auto& [name, value] : record.declared) declared_.push_back({name, value});
    core::Record view = record.plain;
    view.text = record.text;
    view.host = record.host;
    view.ip = record.ip;
    view.recipient = record.recipient;
    view.recipient_domain = record.recipient_domain;
    view.from_domain = record.from_domain;
    view.esp_name = record.esp_name;
    view.esp_class = record.esp_class;
    view.declared = std::span(declared_).subspan(first);
    records_.push_back(view);
  }
}

std::string print(const OwnedRecord& record) {
  std::string out;
  JsonWriter json(out);
  json.begin_object();
  const core::Record& plain = record.plain;
  if (plain.code) json.member("code", *plain.code);
  if (plain.status) json.member("status", to_string(*plain.status));
  if (record.text.empty()) json.member("text", "");
  print_string(json, "text", record.text);
  print_string(json, "host", record.host);
  print_string(json, "ip", record.ip);
  print_string(json, "rcpt", record.recipient);
  print_string(json, "rcpt.domain", record.recipient_domain);
  print_string(json, "from.domain", record.from_domain);
  print_word(json, "stage", plain.stage);
  print_word(json, "via", plain.via);
  if (plain.attempts) json.member("attempts", *plain.attempts);
  if (plain.age_seconds) json.member("age", *plain.age_seconds);
  print_string(json, "esp.name", record.esp_name);
  print_string(json, "esp.class", record.esp_class);
  print_word(json, "esp.type", plain.esp_type);
  if (plain.dsn_status) json.member("dsn.status", to_string(*plain.dsn_status));
  print_word(json, "dsn.action", plain.dsn_action);
  print_word(json, "information", plain.information);
  for (const auto& [name, value] : record.declared) print_string(json, name, value);
  json.end_object();
  return out;
}

}  // namespace carom::equality
