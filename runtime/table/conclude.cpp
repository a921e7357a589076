// The same steps as core/classification.cpp, on columns.
#include "runtime/table/conclude.h"

#include <algorithm>

#include "runtime/core/annotate.h"
#include "runtime/core/derive_verdict.h"
#include "runtime/core/prepare.h"

namespace carom::table {
namespace {

template <class E>
E valid(core::FieldType type, E value) {
  return static_cast<std::size_t>(value) <= core::words_of(type).size() ? value : E::missing;
}

core::RecordSummary summarise(std::size_t record, Scratch::State& state) {
  const batch::RecordBatch& batch = state.batch;
  const core::Record& row = batch.record(record);
  const std::uint16_t code = batch.code(record);
  core::RecordSummary summary;
  summary.code = code == 0 ? std::nullopt : std::optional(code);
  summary.status = batch::unpack_status(batch.status(record));
  summary.status_conflict = batch.status_conflict(record);
  summary.text_cut = batch.text_cut(record);
  summary.text_was_not_utf8 = batch.was_not_utf8(record);
  summary.information = batch.information(record);
  summary.dsn_action = valid(core::FieldType::dsn_action, row.dsn_action);
  summary.esp_type = valid(core::FieldType::esp_type, row.esp_type);
  if (!row.esp_class.empty()) {
    core::normalise(core::cut_to(row.esp_class, state.truth.program().record_text_bytes()), state.esp_class);
    summary.esp_class = state.esp_class.text;
    summary.esp_class_as_given = row.esp_class;
  }
  return summary;
}

std::string_view spelled_in(const batch::RecordBatch& batch, std::size_t record, Span span) {
  if (batch.was_not_utf8(record)) return batch.texts().text(record).substr(span.begin, span.size());
  const Span source = batch.source_of(record, span);
  return batch.record(record).text.substr(source.begin, source.size());
}

void find_annotations(const DecisionTable& table, Scratch::State& state) {
  const auto always = table.annotations_of_all();
  state.annotations.assign(always.begin(), always.end());
  for (const std::uint32_t pattern : state.found) {
    const auto led_to = table.annotations_of_pattern(pattern);
    state.annotations.insert(state.annotations.end(), led_to.begin(), led_to.end());
  }
  std::ranges::sort(state.annotations);
  const auto repeated = std::ranges::unique(state.annotations);
  state.annotations.erase(repeated.begin(), repeated.end());
}

void annotate(const DecisionTable& table, std::size_t record, Scratch::State& state) {
  find_annotations(table, state);
  const VerdictParts::Ends begin = state.parts.now();
  const auto spelled = [&](Span span) { return spelled_in(state.batch, record, span); };
  for (const std::uint32_t row : state.annotations)
    core::add_annotation(state.truth, state.truth.program().annotations()[row], begin.tags, begin.facts,
                         state.parts.tags, state.parts.facts, spelled);
}

}  // namespace

core::Verdict conclude(const DecisionTable& table, std::size_t record, std::uint32_t rule, Scratch::State& state) {
  const core::Program& program = state.truth.program();
  core::Verdict verdict = core::derive_verdict(program, summarise(record, state), rule);
  const std::size_t first_fact = state.parts.facts.size();
  annotate(table, record, state);
  core::apply_told_delay(std::span<const core::Fact>(state.parts.facts).subspan(first_fact), verdict);
  if (rule != core::kNoRule)
    state.evidence_collector.collect(state.truth, program.rules()[rule].when, state.parts.evidence);
  return verdict;
}

}  // namespace carom::table
