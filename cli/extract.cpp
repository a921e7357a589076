// Codes are read as the engine reads them, so that what is shown is what rules get.
#include "cli/extract.h"

#include <algorithm>

#include "ingest/timestamp.h"
#include "ingest/value_spellings.h"
#include "runtime/core/enhanced_status.h"
#include "support/ascii.h"

namespace carom::cli {
namespace {

void write_text(std::string_view key, std::string_view text, JsonWriter& json) {
  json.key(key);
  if (text.empty())
    json.null();
  else
    json.string(text);
}

std::string_view label_of(const core::Record& record) {
  if (record.origin != nullptr && !record.origin->label.empty()) return record.origin->label;
  if (!record.esp_class.empty()) return record.esp_class;
  return record.esp_type == core::EspType::missing ? std::string_view{} : core::word_of(record.esp_type);
}

std::string timestamp_of(const core::Record& record) {
  if (record.origin == nullptr || record.origin->timestamp.empty()) return {};
  return ingest::utc_timestamp(record.origin->timestamp);
}

}  // namespace

std::string answer_words(std::string_view text, const std::vector<Span>& kept) {
  std::string words;
  std::uint32_t end = 0;
  for (const Span span : kept) {
    const std::string_view between = text.substr(end, span.begin - end);
    const bool breaks_line = std::ranges::any_of(between, is_line_end);
    if (end != 0) words += breaks_line ? "\n" : between;
    words += text.substr(span.begin, span.end - span.begin);
    end = span.end;
  }
  return std::string(ingest::trim(words));
}

void ExtractWriter::write(const core::Record& record, std::string& out) {
  core::read_reply(record.text, record.code, record.status, record.dsn_status, reply_);
  JsonWriter json(out);
  json.begin_object().member("file", record.file);
  json.member("record",
              record.origin != nullptr && record.origin->has_place ? record.origin->place : record.number - 1);
  write_text("recipient", record.recipient, json);
  json.key("smtp_code");
  if (reply_.code)
    json.number(*reply_.code);
  else
    json.null();
  write_text("enhanced", reply_.status ? core::to_string(*reply_.status) : std::string(), json);
  write_text("text", answer_words(record.text, reply_.kept), json);
  write_text("remote_host", record.host, json);
  write_text("remote_ip", record.ip, json);
  write_text("timestamp", timestamp_of(record), json);
  write_text("esp_label", label_of(record), json);
  json.end_object();
  out += '\n';
}

}  // namespace carom::cli
