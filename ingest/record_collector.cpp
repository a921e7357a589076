// For readers that make one record at a time: fills blocks and hands over full ones.
#include <utility>

#include "ingest/readers.h"

namespace carom::ingest {
namespace {

// Enough that handing a block over costs nothing beside its records.
constexpr std::size_t kMostRecords = 1024;
constexpr std::size_t kMostBytes = std::size_t{256} << 10U;

bool is_full(RecordBlock& block) {
  return block.added() >= kMostRecords || block.arena().kept() + block.source().bytes.size() >= kMostBytes;
}

}  // namespace

/// The block being filled; one that nobody wants when the sink has no more.
RecordBlock& RecordCollector::block() {
  if (block_) return *block_;
  block_ = sink_.free_block();
  if (!block_) {
    is_wanted_ = false;
    block_ = std::make_unique<RecordBlock>();
  }
  block_->begin(file_, targets_);
  return *block_;
}

TextArena& RecordCollector::arena() {
  return block().arena();
}

bool RecordCollector::record(core::Record record) {
  record.file = file_;
  record.number = ++number_;
  RecordBlock& filled = block();
  filled.add(record);
  if (auto& places = filled.source().places; !places.empty()) ++places.back().records;
  return settle();
}

bool RecordCollector::reject(std::uint64_t byte_offset, std::string reason) {
  block().add(Reject{std::string(file_), ++number_, byte_offset, std::move(reason)});
  return settle();
}

bool RecordCollector::make_room() {
  return block_ && is_full(*block_) ? flush() : is_wanted_;
}

void RecordCollector::open_place(bool is_empty) {
  SourceText& source = block().source();
  source.places.push_back({source.bytes.size(), is_empty});
}

bool RecordCollector::settle() {
  const bool may_end = block_->source().places.empty();
  return may_end && is_full(*block_) ? flush() : is_wanted_;
}

bool RecordCollector::flush() {
  if (!block_ || (block_->added() == 0 && block_->source().bytes.empty())) return is_wanted_;
  is_wanted_ = is_wanted_ && sink_.take(std::move(block_));
  block_.reset();
  return is_wanted_;
}

}  // namespace carom::ingest
