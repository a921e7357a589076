// Everything that a run of `classify` writes: verdicts, rejects, the list of whom to take off, the summary.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "cli/classify/answer_output.h"
#include "cli/classify/classify.h"
#include "cli/files/files_in_use.h"
#include "cli/files/new_file.h"
#include "cli/files/rejects_file.h"
#include "cli/verdicts/answer_counts.h"
#include "cli/verdicts/noting_writer.h"
#include "cli/verdicts/suppression_list.h"
#include "cli/verdicts/verdict_writer.h"
#include "runtime/core/program.h"

namespace carom::cli {

/// Refuses files that are in use before anything is read, and gives files their names at the end.
class VerdictOutputs {
 public:
  /// All outlive it. Errors are those of NewFile::create().
  [[nodiscard]] static Expected<std::unique_ptr<VerdictOutputs>> create(const ClassifyOptions& options,
                                                                        const core::Program& program, FilesInUse in_use,
                                                                        Console& console);
  VerdictOutputs(const VerdictOutputs&) = delete;
  VerdictOutputs& operator=(const VerdictOutputs&) = delete;

  /// One for each thread.
  [[nodiscard]] const std::vector<pipeline::AnswerWriter*>& writers() const { return lent_; }
  /// Where they write to.
  [[nodiscard]] AnswerOutput& answers() { return answers_; }

  /// Before the first answer.
  void begin();
  /// Behind the last.
  void end();
  /// Finishes all files; empty `why_cut`: they hold all that the inputs gave. Otherwise files that would look whole are
  /// not written or left unfinished, which is told.
  [[nodiscard]] ExitCode finish(std::string_view why_cut);

 private:
  VerdictOutputs(const ClassifyOptions& options, const core::Program& program, Console& console,
                 std::unique_ptr<NewFile> verdicts, std::unique_ptr<RejectsFile> rejects);

  void make_writers(const core::Program& program);
  void lend_writers();
  void show_summary();
  ExitCode finish_list(std::string_view why_cut);

  const ClassifyOptions& options_;
  Console& console_;
  std::unique_ptr<NewFile> verdicts_;     ///< null: standard output
  std::unique_ptr<RejectsFile> rejects_;  ///< null: nobody asked for it
  Output& out_;
  AnswerOutput answers_;
  std::vector<std::unique_ptr<VerdictWriter>> writers_;
  // Around the writers, where somebody asked for them.
  NotingWriters<SuppressionList> listing_;
  NotingWriters<AnswerCounts> counting_;
  std::vector<pipeline::AnswerWriter*> lent_;
};

}  // namespace carom::cli
