// Where a pipeline's answers go when they are remembered and not written.
#pragma once

#include <cstdint>
#include <optional>

#include "cli/console/console.h"
#include "cli/files/reject_count.h"
#include "cli/files/rejects_file.h"
#include "cli/suppress/suppress.h"
#include "runtime/pipeline/answers.h"
#include "runtime/suppression/store.h"

namespace carom::cli {

/// What a run has stored.
struct StoredCounts {
  std::uint64_t records = 0;
  std::uint64_t fresh = 0;     ///< failures
  std::uint64_t repeated = 0;  ///< failures that were known
  std::uint64_t unnamed = 0;   ///< verdicts on records that name nobody
};

/// For pipelines of one thread, on which answers come in the order of the input: what was stored of it is a beginning.
/// What goes wrong with the store stops the pipeline.
class StoringSink final : public pipeline::AnswerWriter, public pipeline::AnswerSink {
 public:
  /// All outlive it; `rejects_file` may be null. `at_once`: what comes is stored as it comes, as streams should be, not
  /// only when `action.batch` records have come together.
  StoringSink(suppression::Store& store, const SuppressAdd& action, const Clock& clock, bool at_once,
              RejectsFile* rejects_file, Console& console)
      : store_(store),
        action_(action),
        clock_(clock),
        at_once_(at_once),
        rejects_file_(rejects_file),
        console_(console),
        forgot_(clock.now()) {}

  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts, ByteBuffer& out) override;
  bool take(const pipeline::Answers& answers) override;
  /// Stores what has come together. The error is the first that there was.
  [[nodiscard]] Expected<void> finish();

  [[nodiscard]] const StoredCounts& counts() const { return counts_; }
  [[nodiscard]] const RejectCount& rejects() const { return rejects_; }

 private:
  void store();
  /// A run may go on for months.
  void forget_once_a_day();

  suppression::Store& store_;
  const SuppressAdd& action_;
  const Clock& clock_;
  bool at_once_;
  RejectsFile* rejects_file_;
  Console& console_;
  suppression::Facts facts_;
  std::uint64_t pending_ = 0;  ///< records that `facts_` stands for
  StoredCounts counts_;
  RejectCount rejects_;
  std::optional<Error> failure_;
  std::int64_t forgot_;  ///< when the state was last rid of what can no longer count, or the run began
};

}  // namespace carom::cli
