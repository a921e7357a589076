// The same steps as core/classification.cpp, on columns.
#include "runtime/table/conclude.h"

#include <algorithm>

#include "runtime/core/annotate.h"
#include "runtime/core/derive_verdict.h"
#include "runtime/core/prepare.h"
#include "runtime/core/record_values.h"
#include "support/utf8.h"

namespace carom::table {
namespace {

std::optional<std::uint16_t> present(std::uint16_t code) {
  return code == 0 ? std::nullopt : std::optional(code);
}

void summarise_wrapper(const batch::RecordBatch& outermost, std::size_t original, core::RecordSummary& summary) {
  summary.unwrapped = true;
  summary.outer_code = present(outermost.code(original));
  summary.outer_status = batch::unpack_status(outermost.status(original));
  summary.outer_text = outermost.texts().text(original);
}

/// A wrapper need not have a code; the reply in it always does.
std::optional<std::uint16_t> outermost_code(const Rounds& rounds, std::size_t round, std::size_t row) {
  const auto own = present(rounds[0].batch.code(rounds.original(round, row)));
  return own || round == 0 ? own : present(rounds[1].batch.code(rounds.wrapper(round, row, 1)));
}

core::RecordSummary summarise(std::size_t round, std::size_t row, Scratch::State& state) {
  const batch::RecordBatch& batch = state.rounds[round].batch;
  const batch::RecordBatch& outermost = state.rounds[0].batch;
  const std::size_t original = state.rounds.original(round, row);
  const core::Record& record = outermost.record(original);
  core::RecordSummary summary;
  summary.code = present(batch.code(row));
  summary.status = batch::unpack_status(batch.status(row));
  summary.status_conflict = batch.status_conflict(row);
  summary.text_cut = outermost.text_cut(original);
  summary.text_was_not_utf8 = outermost.was_not_utf8(original);
  summary.information = outermost.information(original);
  if (round != 0) summarise_wrapper(outermost, original, summary);
  summary.outermost_code = outermost_code(state.rounds, round, row);
  summary.dsn_action = core::valid_word(record.dsn_action);
  summary.esp_type = core::valid_word(record.esp_type);
  if (!record.esp_class.empty()) {
    core::normalise(cut_to(record.esp_class, state.truth.program().record_text_bytes()), state.esp_class);
    summary.esp_class = state.esp_class.text;
    summary.esp_class_as_given = record.esp_class;
  }
  return summary;
}

/// What was read as Windows-1252 is spelled in the verdict's own encoding.
core::TextPart part_at(const Rounds& rounds, std::size_t round, std::size_t row, Span span) {
  const batch::RecordBatch& outermost = rounds[0].batch;
  const std::size_t original = rounds.original(round, row);
  const auto normalised = rounds[round].batch.texts().text(row).substr(span.begin, span.size());
  if (outermost.was_not_utf8(original)) return {normalised, normalised};
  const Span source = rounds.source_of(round, row, span);
  return {normalised, outermost.record(original).text.substr(source.begin, source.size())};
}

void find_annotations(const DecisionTable& table, Scratch::State& state) {
  const auto always = table.annotations_of_all();
  state.annotations.assign(always.begin(), always.end());
  for (const std::uint32_t pattern : state.found) {
    const auto led_to = table.annotations_of_pattern(pattern);
    state.annotations.insert(state.annotations.end(), led_to.begin(), led_to.end());
  }
  for (const std::uint32_t predicate : state.truth.host_predicates()) {
    const auto led_to = table.annotations_of_host(predicate);
    state.annotations.insert(state.annotations.end(), led_to.begin(), led_to.end());
  }
  std::ranges::sort(state.annotations);
  const auto repeated = std::ranges::unique(state.annotations);
  state.annotations.erase(repeated.begin(), repeated.end());
}

/// Returns the delay that the reply names.
std::optional<std::int64_t> annotate(const DecisionTable& table, std::size_t round, std::size_t row,
                                     Scratch::State& state) {
  std::optional<std::int64_t> delay;
  find_annotations(table, state);
  const core::VerdictParts::Place begin = state.parts.now();
  const auto part = [&](Span span) { return part_at(state.rounds, round, row, span); };
  for (const std::uint32_t annotation : state.annotations)
    core::add_annotation(state.truth, state.truth.program().annotations()[annotation], begin.tags, begin.facts,
                         state.parts.tags, state.parts.facts, delay, part);
  return delay;
}

}  // namespace

core::Verdict conclude(const DecisionTable& table, std::size_t round, std::size_t row, std::uint32_t rule,
                       Scratch::State& state) {
  const core::Program& program = state.truth.program();
  core::Verdict verdict = core::derive_verdict(program, summarise(round, row, state), rule);
  core::apply_told_delay(annotate(table, round, row, state), verdict);
  if (rule != core::kNoRule)
    state.evidence_collector.collect(state.truth, program.rules()[rule].when, state.parts.evidence);
  return verdict;
}

}  // namespace carom::table
