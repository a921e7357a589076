// Knows nothing of what verdicts share, which is what the quick writer is compared for.
#include "tests/cli/obvious_verdict_json.h"

#include <optional>
#include <string>
#include <string_view>

#include "cli/verdicts/evidence_text.h"

namespace carom::cli {
namespace {

// An empty view is a missing value everywhere in records and verdicts.
void member_or_null(JsonWriter& json, std::string_view key, std::string_view value) {
  json.key(key);
  if (value.empty())
    json.null();
  else
    json.string(value);
}

void code_member(JsonWriter& json, std::string_view key, std::optional<std::uint16_t> code) {
  json.key(key);
  if (code)
    json.number(*code);
  else
    json.null();
}

void status_member(JsonWriter& json, std::string_view key, std::optional<core::EnhancedStatus> status) {
  member_or_null(json, key, status ? core::to_string(*status) : std::string());
}

void write_id(const core::Record& record, JsonWriter& json) {
  json.key("id");
  if (record.id.empty())
    json.number(record.number);
  else
    json.raw(record.id);
}

void write_decision(const core::Verdict& verdict, JsonWriter& json) {
  json.member("class", verdict.class_name);
  json.member("type", core::word_of(verdict.type));
  json.member("scope", core::word_of(verdict.scope));
  json.member("action", core::word_of(verdict.action));
  member_or_null(json, "retry", core::to_string(verdict.retry));
  json.member("message", core::word_of(verdict.message));
  json.member("suppress", verdict.suppress.is_now());
  json.member("guarded", verdict.suppress.guarded != 0);
  json.member("suppress_rule", core::to_string(verdict.suppress));
  json.member("confidence", core::word_of(verdict.confidence));
  member_or_null(json, "rule", verdict.rule);
  member_or_null(json, "pack", verdict.pack);
  member_or_null(json, "layer", verdict.layer ? core::word_of(*verdict.layer) : std::string_view());
}

void write_evidence(const Answer& answer, JsonWriter& json) {
  json.key("evidence").begin_array();
  for (const core::Evidence& evidence : answer.verdict.evidence) {
    json.begin_object().member("field", answer.program.field_name(evidence.field));
    if (!evidence.span.empty()) {
      json.member("start", evidence.span.begin).member("end", evidence.span.end);
      json.member("text", evidence_text(answer.record, evidence));
    }
    json.end_object();
  }
  json.end_array();
}

void write_labels(const core::Verdict& verdict, JsonWriter& json) {
  json.key("tags").begin_array();
  for (const std::string_view tag : verdict.tags) json.string(tag);
  json.end_array();
  json.key("facts").begin_object();
  for (const core::Fact& fact : verdict.facts) json.member(fact.name, fact.value);
  json.end_object();
}

void write_outer(const core::Verdict& verdict, JsonWriter& json) {
  json.key("outer");
  if (!verdict.unwrapped) {
    json.null();
    return;
  }
  json.begin_object();
  code_member(json, "code", verdict.outer_code);
  status_member(json, "status", verdict.outer_status);
  json.member("text", verdict.outer_text).end_object();
}

}  // namespace

void write_verdict_json(const Answer& answer, bool verbose, JsonWriter& json) {
  const core::Verdict& verdict = answer.verdict;
  const core::Record& record = answer.record;
  json.begin_object();
  write_id(record, json);
  write_decision(verdict, json);
  code_member(json, "code", verdict.code);
  status_member(json, "status", verdict.status);
  member_or_null(json, "recipient", record.recipient);
  member_or_null(json, "file", record.file == "-" ? std::string_view() : record.file);
  write_evidence(answer, json);
  write_labels(verdict, json);
  json.member("information", core::word_of(verdict.information));
  member_or_null(json, "overrode", verdict.overrode);
  write_outer(verdict, json);
  if (verbose) {
    member_or_null(json, "cite", verdict.cite);
    member_or_null(json, "advice", verdict.advice);
  }
  json.end_object();
}

}  // namespace carom::cli
