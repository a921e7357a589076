// What a pipeline asks of those around it: how verdicts become lines, and where lines go.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/records/record_source.h"
#include "ingest/records/source_text.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/byte_buffer.h"

namespace carom::pipeline {

/// Writes verdicts as lines, block after block. Each thread has one of its own, so it may keep what it has joined once.
/// Lines must depend on their record and verdict alone, unless the pipeline has one thread.
class AnswerWriter {
 public:
  AnswerWriter() = default;
  AnswerWriter(const AnswerWriter&) = delete;
  AnswerWriter& operator=(const AnswerWriter&) = delete;
  virtual ~AnswerWriter() = default;
  /// Before the records of a block. `source`: the bytes that it stands for, where the reader keeps them; it lives until
  /// end_block().
  virtual void begin_block(const ingest::SourceText& /*source*/, ByteBuffer& /*out*/) {}
  /// `verdicts` is as long as `records`; both are borrowed for the call.
  virtual void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
                      ByteBuffer& out) = 0;
  virtual void end_block(ByteBuffer& /*out*/) {}
};

/// What a block of the input came to; borrowed for the call.
struct Answers {
  std::string_view lines;
  std::uint64_t records = 0;
  std::uint64_t texts_cut = 0;  ///< records whose text was over the program's limit
  std::span<const ingest::Reject> rejects;
};

/// Where answers go.
class AnswerSink {
 public:
  virtual ~AnswerSink() = default;
  /// In the order of the input; calls come from any thread, but never two at once. False: nobody wants more, which
  /// stops the pipeline.
  virtual bool take(const Answers& answers) = 0;
};

}  // namespace carom::pipeline
