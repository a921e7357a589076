// The C side of linked policies: structs are translated, and what C++ throws ends here.
#include "runtime/ahead/carom_runtime.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/ahead/linked_policy.h"

struct carom_engine {
  std::unique_ptr<const carom::ahead::LinkedPolicy> policy;
};

struct carom_worker {
  const carom_engine* engine = nullptr;
  carom::ahead::Scratch scratch;
  std::vector<carom::core::DeclaredValue> declared;  // of the record that is classified
  // What a verdict has as a value or a view, and C as words and arrays.
  std::string retry, suppress, status;
  std::vector<carom_string> tags;
  std::vector<carom_field> facts;
  std::vector<carom_evidence> evidence;
};

namespace carom::ahead {
namespace {

void tell(std::string_view reason, char* why, std::size_t size) {
  if (why == nullptr || size == 0) return;
  const std::size_t kept = std::min(reason.size(), size - 1);
  std::memcpy(why, reason.data(), kept);
  why[kept] = '\0';
}

carom_string string_of(std::string_view text) {
  return {text.data(), text.size()};
}

std::string_view view_of(carom_string text) {
  return text.size == 0 ? std::string_view() : std::string_view(text.data, text.size);
}

/// `missing` for what is no word of the type.
template <class E>
E word_in(core::FieldType type, carom_string word) {
  return static_cast<E>(core::find_word(type, view_of(word)).value_or(0));
}

void set_words(const carom_record& given, core::Record& record) {
  record.stage = word_in<core::Stage>(core::FieldType::stage, given.stage);
  record.via = word_in<core::Via>(core::FieldType::via, given.via);
  record.esp_type = word_in<core::EspType>(core::FieldType::esp_type, given.esp_type);
  record.dsn_action = word_in<core::DsnAction>(core::FieldType::dsn_action, given.dsn_action);
  record.information = word_in<core::Information>(core::FieldType::information, given.information);
}

std::span<const core::DeclaredValue> declared_of(const carom_record& given, std::vector<core::DeclaredValue>& values) {
  values.clear();
  for (const carom_field& field : std::span(given.declared, given.declared_count))
    values.push_back({view_of(field.name), view_of(field.value)});
  return values;
}

core::Record record_of(const carom_record& given, carom_worker& worker) {
  core::Record record;
  set_words(given, record);
  record.declared = declared_of(given, worker.declared);
  record.esp_name = view_of(given.esp_name);
  record.esp_class = view_of(given.esp_class);
  record.dsn_status = core::parse_enhanced_status(view_of(given.dsn_status));
  if (given.has_attempts != 0) record.attempts = given.attempts;
  if (given.has_age != 0) record.age_seconds = given.age_seconds;
  record.text = view_of(given.text);
  record.status = core::parse_enhanced_status(view_of(given.status));
  record.host = view_of(given.host);
  record.ip = view_of(given.ip);
  record.recipient = view_of(given.recipient);
  record.recipient_domain = view_of(given.recipient_domain);
  record.from_domain = view_of(given.from_domain);
  if (given.code != 0 && given.code <= UINT16_MAX) record.code = static_cast<std::uint16_t>(given.code);
  return record;
}

void set_arrays(const core::Verdict& verdict, carom_worker& worker, carom_verdict& given) {
  worker.tags.clear();
  worker.facts.clear();
  worker.evidence.clear();
  for (const std::string_view tag : verdict.tags) worker.tags.push_back(string_of(tag));
  for (const core::Fact& fact : verdict.facts) worker.facts.push_back({string_of(fact.name), string_of(fact.value)});
  const core::Program& program = worker.engine->policy->program();
  for (const core::Evidence& evidence : verdict.evidence)
    worker.evidence.push_back({string_of(program.field_name(evidence.field)), evidence.span.begin, evidence.span.end});
  given.tags = worker.tags.data();
  given.tag_count = worker.tags.size();
  given.facts = worker.facts.data();
  given.fact_count = worker.facts.size();
  given.evidence = worker.evidence.data();
  given.evidence_count = worker.evidence.size();
}

carom_verdict verdict_of(const core::Verdict& verdict, carom_worker& worker) {
  worker.retry = core::to_string(verdict.retry);
  worker.suppress = core::to_string(verdict.suppress);
  worker.status = verdict.status ? core::to_string(*verdict.status) : std::string();
  carom_verdict given{};
  given.class_name = string_of(verdict.class_name);
  given.rule = string_of(verdict.rule);
  given.pack = string_of(verdict.pack);
  given.type = string_of(core::word_of(verdict.type));
  given.scope = string_of(core::word_of(verdict.scope));
  given.action = string_of(core::word_of(verdict.action));
  given.retry = string_of(worker.retry);
  given.message = string_of(core::word_of(verdict.message));
  given.suppress_rule = string_of(worker.suppress);
  given.confidence = string_of(core::word_of(verdict.confidence));
  given.advice = string_of(verdict.advice);
  given.cite = string_of(verdict.cite);
  given.status = string_of(worker.status);
  given.code = verdict.code.value_or(0);
  given.suppress = verdict.suppress.is_now() ? 1 : 0;
  given.guarded = verdict.suppress.guarded;
  given.text_cut = verdict.text_cut ? 1 : 0;
  if (verdict.layer) given.layer = string_of(core::word_of(*verdict.layer));
  given.information = string_of(core::word_of(verdict.information));
  given.overrode = string_of(verdict.overrode);
  given.outer_text = string_of(verdict.outer_text);
  set_arrays(verdict, worker, given);
  return given;
}

}  // namespace
}  // namespace carom::ahead

extern "C" {

carom_engine* carom_engine_open(const struct carom_policy* policy, char* why, std::size_t why_size) try {
  if (policy == nullptr) {
    carom::ahead::tell("no policy was given: was its library loaded?", why, why_size);
    return nullptr;
  }
  const auto* const object = static_cast<const carom::ahead::PolicyObject*>(static_cast<const void*>(policy));
  auto opened = carom::ahead::LinkedPolicy::open(*object);
  if (opened) return new carom_engine{std::move(*opened)};
  carom::ahead::tell(opened.error().message, why, why_size);
  return nullptr;
} catch (const std::exception& failure) {
  carom::ahead::tell(failure.what(), why, why_size);
  return nullptr;
}

void carom_engine_close(carom_engine* engine) {
  delete engine;
}

int carom_engine_uses_code(const carom_engine* engine) {
  return engine->policy->uses_code() ? 1 : 0;
}

carom_worker* carom_worker_new(const carom_engine* engine) try {
  auto worker = std::make_unique<carom_worker>();
  worker->engine = engine;
  return worker.release();
} catch (const std::exception&) {
  return nullptr;
}

void carom_worker_free(carom_worker* worker) {
  delete worker;
}

int carom_classify(carom_worker* worker, const carom_record* record, carom_verdict* verdict) try {
  constexpr int kUnknownSize = -2;
  if (record->struct_size != sizeof(carom_record) || verdict->struct_size != sizeof(carom_verdict)) return kUnknownSize;
  const carom::core::Verdict found =
      worker->engine->policy->classify(carom::ahead::record_of(*record, *worker), worker->scratch);
  *verdict = carom::ahead::verdict_of(found, *worker);
  verdict->struct_size = sizeof(carom_verdict);
  return 0;
} catch (const std::exception&) {
  constexpr int kNoMemory = -1;
  return kNoMemory;
}

}  // extern "C"
