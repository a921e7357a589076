// The order of the steps (docs/language.md sections 2 to 5).
#include "runtime/core/classification.h"

#include "runtime/core/annotate.h"
#include "runtime/core/decide.h"
#include "runtime/core/derive_verdict.h"
#include "runtime/core/prepare.h"

namespace carom::core {
namespace {

bool unwrap_all(Scratch::State& state, UnwrapLog* log) {
  for (std::uint32_t done = 0; done < kMostUnwraps; ++done) {
    const auto row = state.unwrapper.unwrap_once(state.evaluation, state.fields);
    if (!row) return done != 0;
    if (log != nullptr) log->steps.push_back({*row, state.fields.texts[field::text].text});
  }
  return true;
}

/// What was read as Windows-1252 is spelled in the verdict's own encoding.
TextPart part_at(const Record& record, const FieldValues& fields, Span span) {
  const NormalisedText& text = fields.texts[field::text];
  const auto normalised = std::string_view(text.text).substr(span.begin, span.size());
  if (fields.text_was_not_utf8) return {normalised, normalised};
  const Span source = text.source_of(span);
  return {normalised, record.text.substr(source.begin, source.size())};
}

/// Returns the delay that the reply names.
std::optional<std::int64_t> annotate(const Record& record, Scratch::State& state) {
  std::optional<std::int64_t> delay;
  state.tags.clear();
  state.facts.clear();
  const auto part = [&](Span span) { return part_at(record, state.fields, span); };
  for (const AnnotateRow& annotation : state.evaluation.program().annotations())
    add_annotation(state.evaluation, annotation, 0, 0, state.tags, state.facts, delay, part);
  return delay;
}

}  // namespace

void begin_record(const Program& program, const Record& record, Scratch::State& state) {
  prepare(program, record, state.fields);
  state.evaluation.begin(program, state.fields);
}

bool is_unclassified(const Program& program, std::uint32_t rule) {
  return rule == kNoRule || program.rules()[rule].klass == program.unclassified();
}

std::uint32_t classify(const Program& program, const Record& record, Scratch::State& state, UnwrapLog* log) {
  begin_record(program, record, state);
  const bool was_unwrapped = unwrap_all(state, log);
  const std::uint32_t rule = decide(state.evaluation);
  if (!was_unwrapped || !is_unclassified(program, rule)) return rule;
  if (log != nullptr) log->fell_back = true;
  begin_record(program, record, state);
  return decide(state.evaluation);
}

Verdict conclude(const Program& program, const Record& record, std::uint32_t rule, Scratch::State& state) {
  Verdict verdict = derive_verdict(program, summarise(record, state.fields), rule);
  apply_told_delay(annotate(record, state), verdict);
  state.evidence.clear();
  if (rule != kNoRule) state.evidence_collector.collect(state.evaluation, program.rules()[rule].when, state.evidence);
  verdict.evidence = state.evidence;
  verdict.tags = state.tags;
  verdict.facts = state.facts;
  return verdict;
}

}  // namespace carom::core
