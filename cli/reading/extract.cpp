// Codes are read as the engine reads them, so that what is shown is what rules get.
#include "cli/reading/extract.h"

#include <algorithm>

#include "ingest/records/timestamp.h"
#include "ingest/records/value_spellings.h"
#include "runtime/core/enhanced_status.h"
#include "support/ascii.h"

namespace carom::cli {
namespace {

std::string_view label_of(const core::Record& record) {
  if (record.origin != nullptr && !record.origin->label.empty()) return record.origin->label;
  if (!record.esp_class.empty()) return record.esp_class;
  return record.esp_type == core::EspType::missing ? std::string_view{} : core::word_of(record.esp_type);
}

std::uint64_t place_of(const core::Record& record) {
  return (record.origin != nullptr ? record.origin->place : std::nullopt).value_or(record.number - 1);
}

std::string timestamp_of(const core::Record& record) {
  if (record.origin == nullptr || record.origin->timestamp.empty()) return {};
  return ingest::utc_timestamp(record.origin->timestamp);
}

/// The text without the codes that begin it or one of its lines (`kept`: what core::read_reply() leaves of it), and
/// without white space at its ends.
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

}  // namespace

void ExtractWriter::write(const core::Record& record, std::string& out) {
  core::read_reply(record.text, record.code, record.status, record.dsn_status, reply_);
  JsonWriter json(out);
  json.begin_object().member("file", record.file);
  json.member("record", place_of(record));
  json.member_or_null("recipient", record.recipient);
  json.key("smtp_code");
  if (reply_.code)
    json.number(*reply_.code);
  else
    json.null();
  json.member_or_null("enhanced", reply_.status ? core::to_string(*reply_.status) : std::string());
  json.member_or_null("text", answer_words(record.text, reply_.kept));
  json.member_or_null("remote_host", record.host);
  json.member_or_null("remote_ip", record.ip);
  json.member_or_null("timestamp", timestamp_of(record));
  json.member_or_null("esp_label", label_of(record));
  json.end_object();
  out += '\n';
}

}  // namespace carom::cli
