// The rejects file of `classify`: one JSON object for each record that could not be read.
#pragma once

#include <memory>
#include <string>

#include "cli/output.h"
#include "ingest/record_source.h"
#include "support/error.h"

namespace carom::cli {

class RejectsFile {
 public:
  /// Creates or empties `path`; errors (unreadable) name it and the system's reason.
  [[nodiscard]] static Expected<std::unique_ptr<RejectsFile>> create(const std::string& path);
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;
  ~RejectsFile();

  /// Members file, number, offset, reason.
  void write(const ingest::Reject& reject);
  [[nodiscard]] Expected<void> finish() { return out_.finish(); }

 private:
  RejectsFile(int descriptor, const std::string& path) : descriptor_(descriptor), out_(descriptor, path, false) {}
  int descriptor_;
  Output out_;
};

}  // namespace carom::cli
