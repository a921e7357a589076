// Counts answers on their way to a writer.
#pragma once

#include <span>

#include "cli/answer_counts.h"
#include "runtime/pipeline/answers.h"

namespace carom::cli {

/// One for each thread.
class CountingWriter final : public pipeline::AnswerWriter {
 public:
  /// `inner` outlives it.
  explicit CountingWriter(pipeline::AnswerWriter& inner) : inner_(inner) {}

  void begin_block(const ingest::SourceText& source, ByteBuffer& out) override { inner_.begin_block(source, out); }
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts,
              ByteBuffer& out) override {
    inner_.append(records, verdicts, out);
    for (std::size_t i = 0; i < records.size(); ++i) counts_.add(records[i], verdicts[i]);
  }
  void end_block(ByteBuffer& out) override { inner_.end_block(out); }
  [[nodiscard]] const AnswerCounts& counts() const { return counts_; }

 private:
  pipeline::AnswerWriter& inner_;
  AnswerCounts counts_;
};

}  // namespace carom::cli
