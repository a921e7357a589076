// Rejects carry their position among the records, which puts both into one order again.
#include "ingest/record_by_record.h"

#include <limits>
#include <span>
#include <utility>
#include <vector>

namespace carom::ingest {
namespace {

constexpr std::size_t kRecordsAtOnce = 64;

}  // namespace

std::unique_ptr<RecordBlock> RecordByRecord::free_block() {
  return block_ ? std::move(block_) : std::make_unique<RecordBlock>();
}

bool RecordByRecord::take(std::unique_ptr<RecordBlock> block) {
  block_ = std::move(block);
  std::size_t rejects_told = 0;
  for (;;) {
    const std::span<const core::Record> records = block_->next(kRecordsAtOnce);
    for (const core::Record& record : records)
      if (!tell_rejects(rejects_told, record.number) || !sink_.record(record)) return false;
    if (records.empty()) return tell_rejects(rejects_told, std::numeric_limits<std::uint64_t>::max());
  }
}

bool RecordByRecord::tell_rejects(std::size_t& told, std::uint64_t number) {
  const std::vector<Reject>& rejects = block_->rejects();
  while (told < rejects.size() && rejects[told].number < number)
    if (!sink_.reject(rejects[told++])) return false;
  return true;
}

}  // namespace carom::ingest
