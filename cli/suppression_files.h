// The files that `classify --suppress-list` writes.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/files_in_use.h"
#include "cli/suppression_list.h"
#include "runtime/pipeline/answers.h"

namespace carom::cli {

/// Beside the list, for those to look at first: `FILE.guarded`.
[[nodiscard]] std::string guarded_path(const std::string& path);

/// Refuses (usage) a list that would overwrite a file of the run.
[[nodiscard]] Expected<void> check_suppression_files(const std::string& path, const FilesInUse& in_use);

/// Both files get their names when they are whole; says how many entries each has.
[[nodiscard]] ExitCode write_suppression_files(const std::string& path, const SuppressionList& list, Console& console);

/// A writer that also notes what its verdicts suppress; `inner` outlives it.
class ListingWriter final : public pipeline::AnswerWriter {
 public:
  explicit ListingWriter(pipeline::AnswerWriter& inner) : inner_(inner) {}

  void begin_block(const ingest::SourceText& source, ByteBuffer& out) override { inner_.begin_block(source, out); }
  void append(std::span<const core::Record> records, std::span<const core::Verdict> verdicts, ByteBuffer& out) override;
  void end_block(ByteBuffer& out) override { inner_.end_block(out); }
  [[nodiscard]] const SuppressionList& list() const { return list_; }

 private:
  pipeline::AnswerWriter& inner_;
  SuppressionList list_;
};

}  // namespace carom::cli
