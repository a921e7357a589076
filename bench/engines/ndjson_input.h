// Lines of JSON in memory, read again and again with our own reader.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/record_block.h"

namespace carom::bench {

class NdjsonInput {
 public:
  /// Copies `lines` to where a reader has them.
  explicit NdjsonInput(std::string_view lines);
  // The block's lines are referred to.
  NdjsonInput(const NdjsonInput&) = delete;
  NdjsonInput& operator=(const NdjsonInput&) = delete;

  /// Back to the first line.
  void rewind() { lines_.finish(0, 0, filled_); }
  /// The next records, at most `most`; they live until the next call.
  [[nodiscard]] std::span<const core::Record> next(std::size_t most) { return block_.next(most); }
  [[nodiscard]] std::size_t rejected() const { return block_.rejects().size(); }

 private:
  ingest::RecordBlock block_;
  ingest::JsonLines& lines_;
  std::uint64_t filled_;
};

}  // namespace carom::bench
