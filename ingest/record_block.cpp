// A block keeps its memory when it starts over, so that reading allocates nothing after a while.
#include "ingest/record_block.h"

#include <algorithm>
#include <utility>

namespace carom::ingest {

std::span<const core::Record> RecordBlock::next(std::size_t most) {
  if (has_lines_) {
    arena_.clear();
    if (records_.size() < most) records_.resize(most);
    return std::span(records_).first(lines_.read({records_.data(), most}, file_, arena_, rejects_));
  }
  const std::size_t count = std::min(most, records_.size() - taken_);
  return std::span(records_).subspan(std::exchange(taken_, taken_ + count), count);
}

void RecordBlock::begin(std::string_view file, std::shared_ptr<const FieldTargets> targets) {
  file_ = file;
  targets_ = std::move(targets);
  has_lines_ = false;
  records_.clear();
  taken_ = 0;
  arena_.clear();
  rejects_.clear();
  source_.clear();
}

JsonLines& RecordBlock::begin_lines(std::shared_ptr<const FieldTargets> targets) {
  has_lines_ = true;
  lines_.begin(std::move(targets));
  return lines_;
}

}  // namespace carom::ingest
