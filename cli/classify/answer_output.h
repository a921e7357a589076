// Where a pipeline's answers go, and what a run has to say about them afterwards.
#pragma once

#include <cstdint>

#include "cli/console/output.h"
#include "cli/files/reject_count.h"
#include "cli/files/rejects_file.h"
#include "runtime/pipeline/answers.h"

namespace carom::cli {

/// in = records + rejected. What it counts may be asked for while no pipeline is at work.
class AnswerOutput final : public pipeline::AnswerSink {
 public:
  /// Both outlive it; `rejects` may be null.
  AnswerOutput(Output& out, RejectsFile* rejects) : out_(out), rejects_(rejects) {}

  /// Written at once: whoever reads a stream of answers sees each block when it is ready.
  bool take(const pipeline::Answers& answers) override;

  [[nodiscard]] std::uint64_t records() const { return records_; }
  [[nodiscard]] const RejectCount& rejects() const { return reject_count_; }
  [[nodiscard]] std::uint64_t texts_cut() const { return texts_cut_; }

 private:
  Output& out_;
  RejectsFile* rejects_;
  std::uint64_t records_ = 0;
  std::uint64_t texts_cut_ = 0;
  RejectCount reject_count_;
};

}  // namespace carom::cli
