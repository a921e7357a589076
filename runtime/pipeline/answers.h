// What a pipeline asks of those around it: how verdicts become lines, and where lines go.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "ingest/record_source.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "support/byte_buffer.h"

namespace carom::pipeline {

/// Writes verdicts as lines. Each thread has one of its own, so it may keep what it has joined once. Lines must depend
/// on their record and verdict alone, unless the pipeline has one thread.
class AnswerWriter {
 public:
  AnswerWriter() = default;
  AnswerWriter(const AnswerWriter&) = delete;
  AnswerWriter& operator=(const AnswerWriter&) = delete;
  virtual ~AnswerWriter() = default;
  /// `verdicts` is as long as `records`; both are borrowed for the call.
  virtual void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
                      ByteBuffer& out) = 0;
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
