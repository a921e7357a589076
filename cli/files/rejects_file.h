// The rejects file of `classify`: one JSON object for each record that could not be read.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "cli/files/files_in_use.h"
#include "cli/files/new_file.h"
#include "ingest/records/record_source.h"
#include "support/error.h"

namespace carom::cli {

/// As NewFile.
class RejectsFile {
 public:
  /// As NewFile::create(); `-` is refused (usage), too.
  [[nodiscard]] static Expected<std::unique_ptr<RejectsFile>> create(const std::string& path, const FilesInUse& in_use);

  /// Members file, number, offset, reason.
  void write(const ingest::Reject& reject);
  /// To be finished, or left.
  [[nodiscard]] NewFile& file() { return *file_; }

 private:
  explicit RejectsFile(std::unique_ptr<NewFile> file) : file_(std::move(file)) {}

  std::unique_ptr<NewFile> file_;
};

}  // namespace carom::cli
