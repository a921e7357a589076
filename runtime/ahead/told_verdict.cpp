// Empty views are strings without bytes, which the interface calls missing.
#include "runtime/ahead/told_verdict.h"

#include <string_view>

namespace carom::ahead {
namespace {

// Its first version ended where `layer` begins.
constexpr std::size_t kFirstSize = offsetof(carom_verdict, layer);

carom_string string_of(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

bool ToldVerdict::is_known_size(std::size_t struct_size) {
  return struct_size == sizeof(carom_verdict) || struct_size == kFirstSize;
}

carom_verdict ToldVerdict::tell(const core::Verdict& verdict, const core::Program& program) {
  carom_verdict told{};
  told.class_name = string_of(verdict.class_name);
  told.rule = string_of(verdict.rule);
  told.pack = string_of(verdict.pack);
  told.advice = string_of(verdict.advice);
  told.cite = string_of(verdict.cite);
  told.overrode = string_of(verdict.overrode);
  told.outer_text = string_of(verdict.outer_text);
  told.code = verdict.code.value_or(0);
  told.suppress = verdict.suppress.is_now() ? 1 : 0;
  told.guarded = verdict.suppress.guarded;
  told.text_cut = verdict.text_cut ? 1 : 0;
  told.text_was_not_utf8 = verdict.text_was_not_utf8 ? 1 : 0;
  tell_words(verdict, told);
  tell_arrays(verdict, program, told);
  return told;
}

void ToldVerdict::tell_words(const core::Verdict& verdict, carom_verdict& told) {
  retry_ = core::to_string(verdict.retry);
  suppress_ = core::to_string(verdict.suppress);
  status_ = verdict.status ? core::to_string(*verdict.status) : std::string();
  told.type = string_of(core::word_of(verdict.type));
  told.scope = string_of(core::word_of(verdict.scope));
  told.action = string_of(core::word_of(verdict.action));
  told.retry = string_of(retry_);
  told.message = string_of(core::word_of(verdict.message));
  told.suppress_rule = string_of(suppress_);
  told.confidence = string_of(core::word_of(verdict.confidence));
  told.status = string_of(status_);
  if (verdict.layer) told.layer = string_of(core::word_of(*verdict.layer));
  told.information = string_of(core::word_of(verdict.information));
}

void ToldVerdict::tell_arrays(const core::Verdict& verdict, const core::Program& program, carom_verdict& told) {
  tags_.clear();
  facts_.clear();
  evidence_.clear();
  for (const std::string_view tag : verdict.tags) tags_.push_back(string_of(tag));
  for (const core::Fact& fact : verdict.facts) facts_.push_back({string_of(fact.name), string_of(fact.value)});
  for (const core::Evidence& evidence : verdict.evidence)
    evidence_.push_back({string_of(program.field_name(evidence.field)), evidence.span.begin, evidence.span.end});
  told.tags = tags_.data();
  told.tag_count = tags_.size();
  told.facts = facts_.data();
  told.fact_count = facts_.size();
  told.evidence = evidence_.data();
  told.evidence_count = evidence_.size();
}

}  // namespace carom::ahead
