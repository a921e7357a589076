// The same as core/unwrap.cpp does to one record's values: code, status and text are the inner reply's, a host and an
// address fill what was missing, everything else stays.
#include "runtime/table/rounds.h"

#include <algorithm>

#include "runtime/core/address.h"
#include "runtime/core/normalise.h"
#include "runtime/core/prepare.h"
#include "support/ascii.h"
#include "support/utf8.h"

namespace carom::table {
namespace {

std::string_view part(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// Nothing is left of it after normalisation.
bool is_missing_host(std::string_view host) {
  if (host.empty() || std::ranges::any_of(host, is_letter_or_digit)) return host.empty();
  core::NormalisedText normalised;
  core::normalise(host, normalised);
  return normalised.text.empty() || normalised.text == ".";
}

}  // namespace

void Rounds::clear() {
  for (std::size_t i = 1; i < kCount; ++i) {
    rounds_[i].records.clear();
    rounds_[i].wrapped_in.clear();
  }
}

void Rounds::add_inner(const core::Program& program, std::size_t round, std::size_t row,
                       const core::Unwrapped& unwrapped) {
  const batch::RecordBatch& wrappers = rounds_[round].batch;
  const std::string_view text = wrappers.texts().text(row);
  core::Record inner = wrappers.record(row);
  inner.text = part(text, unwrapped.inner);
  inner.code.reset();
  inner.status.reset();
  inner.dsn_status.reset();
  inner.stage = wrappers.stage(row);
  inner.information = wrappers.information(row);
  const core::PatternRow& take = program.patterns()[program.unwraps()[unwrapped.row].pattern];
  for (std::uint32_t i = 0; i < take.holes.count; ++i) {
    const std::string_view name = program.text(program.holes()[take.holes.first + i].name);
    const std::string_view value = part(text, unwrapped.match->holes[i]);
    if (name == "host" && is_missing_host(cut_to(inner.host, program.record_text_bytes()))) inner.host = value;
    if (name == "ip" && !core::parse_address(inner.ip)) inner.ip = value;
  }
  rounds_[round + 1].records.push_back(inner);
  rounds_[round + 1].wrapped_in.push_back({original(round, row), row, unwrapped.inner});
}

void Rounds::prepare_inner(const core::Program& program, std::size_t round) {
  rounds_[round].batch.begin(program);
  for (const core::Record& record : rounds_[round].records) rounds_[round].batch.add(record);
  rounds_[round].batch.finish();
}

std::size_t Rounds::wrapper(std::size_t round, std::size_t row, std::size_t wanted) const {
  for (; round != wanted; --round) row = rounds_[round].wrapped_in[row].wrapper;
  return row;
}

Span Rounds::source_of(std::size_t round, std::size_t row, Span normalised) const {
  Span span = rounds_[round].batch.source_of(row, normalised);
  if (round == 0) return span;
  const WrappedIn& from = rounds_[round].wrapped_in[row];
  const auto size = static_cast<std::uint32_t>(rounds_[round].batch.texts().text(row).size());
  if (size == 0) return {};
  if (normalised.empty() && normalised.begin == size) {  // the end of the last word, not the begin of what follows it
    const std::uint32_t end = source_of(round, row, {size - 1, size}).end;
    return {end, end};
  }
  span.begin += from.inner.begin;
  span.end += from.inner.begin;
  return source_of(round - 1, from.wrapper, span);
}

}  // namespace carom::table
