// One thread's way from a block of records to its lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ingest/record_block.h"
#include "runtime/engine/engine.h"
#include "runtime/pipeline/answers.h"
#include "support/byte_buffer.h"

namespace carom::pipeline {

/// The lines of a block, and what was counted while they were written. Reusable.
struct AnsweredBlock {
  ByteBuffer lines;
  std::uint64_t records = 0;
  std::uint64_t texts_cut = 0;
};

/// The tools of one thread; they grow to the largest batch seen, then stay.
class BlockAnswerer {
 public:
  /// `engine` is shared; it and `writer` must outlive this.
  BlockAnswerer(const engine::Engine& engine, AnswerWriter& writer, std::size_t batch);

  /// Parses, classifies and writes all records of `block`.
  void answer(ingest::RecordBlock& block, AnsweredBlock& answered);

 private:
  const engine::Engine& engine_;
  AnswerWriter& writer_;
  std::vector<core::Verdict> verdicts_;
  engine::Scratch scratch_;
};

}  // namespace carom::pipeline
