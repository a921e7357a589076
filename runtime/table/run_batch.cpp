// What a round finds inside replies becomes the next round's records.
#include "runtime/table/run_batch.h"

#include <algorithm>
#include <string_view>

#include "support/check.h"

namespace carom::table {

namespace {

// Texts lie anywhere in memory: without looking ahead, waiting for their first bytes is most of what folding one costs.
constexpr std::size_t kTextsAhead = 6;
constexpr std::size_t kCacheLine = 64;

void fetch(std::string_view text) {
  for (std::size_t at = 0; at < std::min(text.size(), 4 * kCacheLine); at += kCacheLine)
    __builtin_prefetch(text.data() + at);
}

}  // namespace

void BatchRun::prepare(std::span<const core::Record> records) {
  state_.truth.begin(program_, table_);
  state_.rounds.clear();
  batch::RecordBatch& batch = state_.rounds[0].batch;
  batch.begin(program_);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (i + kTextsAhead < records.size()) fetch(records[i + kTextsAhead].text);
    batch.add(records[i]);
  }
  batch.finish();
}

std::size_t BatchRun::begin_round(std::size_t round) {
  Round& rows = state_.rounds[round];
  if (round != 0 && rows.records.empty()) return 0;
  if (round != 0) state_.rounds.prepare_inner(program_, round);
  rows.is_scanned = literals_.set().find(rows.batch.texts(), table_.bounds().hits, rows.hits);
  next_hit_ = 0;
  rows.first_hits.clear();
  return rows.batch.count();
}

bool BatchRun::find_hits(std::size_t round, std::size_t row, std::size_t& hit) {
  Round& rows = state_.rounds[round];
  if (rows.is_scanned) return true;
  hit = 0;
  return literals_.set().find_in(rows.batch.texts(), row, table_.bounds().hits, rows.hits);
}

bool BatchRun::look_at(std::size_t round, std::size_t row, std::size_t& hit) {
  const Round& rows = state_.rounds[round];
  const std::span<const scan::Hit> hits = rows.hits.all();
  const std::uint32_t begin = rows.batch.texts().begin(row);
  const std::uint32_t end = rows.batch.texts().end(row);
  state_.truth.start(state_.rounds, round, row);
  state_.found.clear();
  bool may_unwrap = table_.may_always_unwrap();
  for (; hit < hits.size() && hits[hit].end <= end; ++hit) may_unwrap |= note(hits[hit], begin);
  return may_unwrap;
}

BatchRun::Fate BatchRun::start(std::size_t round, std::size_t row) {
  state_.rounds[round].first_hits.push_back(next_hit_);
  if (!find_hits(round, row, next_hit_)) return Fate::left_over;
  const bool may_unwrap = look_at(round, row, next_hit_);
  return may_unwrap && round + 1 < Rounds::kCount ? unwrap(round, row) : Fate::complete;
}

std::uint32_t BatchRun::decide_as_it_came(std::size_t row) {
  std::size_t hit = state_.rounds[0].first_hits[row];
  const bool are_few = find_hits(0, row, hit);
  CAROM_CHECK(are_few, "a text that was looked at has no more hits when it is looked at again");
  look_at(0, row, hit);
  return decide(table_, state_.rounds[0].batch, row, state_.found, code_, state_.truth);
}

bool BatchRun::note(const scan::Hit& hit, std::uint32_t text_begin) {
  bool may_unwrap = false;
  const std::uint32_t end = hit.end - text_begin;
  const Span at{end - literals_.size_of(hit.literal), end};
  for (const std::uint32_t pattern : literals_.patterns_of(hit.literal)) {
    if (!state_.truth.note(pattern, at)) continue;
    state_.found.push_back(pattern);
    may_unwrap |= table_.leads_to_unwrap(pattern);
  }
  return may_unwrap;
}

BatchRun::Fate BatchRun::unwrap(std::size_t round, std::size_t row) {
  const auto unwrapped = state_.unwrapper.fit_first(state_.truth);
  if (!unwrapped) return Fate::complete;
  if (unwrapped->inner.size() > program_.record_text_bytes()) return Fate::left_over;
  state_.rounds.add_inner(program_, round, row, *unwrapped);
  return Fate::unwrapped;
}

}  // namespace carom::table
