// Takes blocks apart again, for whoever wants one record after the other.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>

#include "ingest/record_block.h"

namespace carom::ingest {

/// Records and rejects in the order of the input. `sink` outlives it.
class RecordByRecord final : public BlockSink {
 public:
  explicit RecordByRecord(RecordSink& sink) : sink_(sink) {}

  std::unique_ptr<RecordBlock> free_block() override;
  bool take(std::unique_ptr<RecordBlock> block) override;

 private:
  /// Those before the record of that number.
  bool tell_rejects(std::size_t& told, std::uint64_t number);

  RecordSink& sink_;
  std::unique_ptr<RecordBlock> block_;
};

}  // namespace carom::ingest
