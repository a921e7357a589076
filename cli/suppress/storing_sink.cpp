// What is said to be stored is stored: the words come behind the transaction.
#include "cli/suppress/storing_sink.h"

#include <fmt/format.h>

#include "cli/suppress/suppression_facts.h"
#include "support/counted.h"

namespace carom::cli {

void StoringSink::append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts, ByteBuffer&) {
  const std::int64_t now = clock_.now();
  for (std::size_t i = 0; i < records.size() && !failure_; ++i) {
    if (!add_facts(records[i], verdicts[i], now, facts_)) ++counts_.unnamed;
    if (++pending_ == action_.batch) store();
  }
}

bool StoringSink::take(const pipeline::Answers& answers) {
  for (const ingest::Reject& reject : answers.rejects) {
    rejects_.add(reject);
    if (rejects_file_ != nullptr) rejects_file_->write(reject);
  }
  if (at_once_) store();
  return !failure_;
}

void StoringSink::store() {
  if (failure_ || pending_ == 0) return;
  const Expected<suppression::Stored> stored = store_.add(facts_, clock_.now());
  if (!stored) {
    failure_ = stored.error();
    return;
  }
  counts_.records += pending_;
  counts_.fresh += stored->fresh;
  counts_.repeated += stored->repeated;
  pending_ = 0;
  facts_ = {};
  if (action_.verbose) console_.tell("stored " + counted(counts_.records, "record", "records"));
  forget_once_a_day();
}

void StoringSink::forget_once_a_day() {
  constexpr std::int64_t kDay = 86400;
  const std::int64_t now = clock_.now();
  if (now - forgot_ < kDay) return;
  forgot_ = now;
  if (const Expected<void> done = store_.forget(now); !done) failure_ = done.error();
}

Expected<void> StoringSink::finish() {
  store();
  if (failure_) return std::unexpected(*failure_);
  return {};
}

}  // namespace carom::cli
