// The rejects file of `classify`: one JSON object for each record that could not be read.
#pragma once

#include <memory>
#include <string>

#include "cli/files_in_use.h"
#include "cli/output.h"
#include "ingest/record_source.h"
#include "support/error.h"

namespace carom::cli {

/// A file gets its name when it is finished: until then, and for ever if the run is killed, it is called FILE.partial,
/// so that a file which looks whole is whole. Pipes and devices are written to as they are.
class RejectsFile {
 public:
  /// Refuses (usage) a file that is in use for something else. Other errors (unreadable) name the path and the system's
  /// reason; another run that writes the same file is one. An older file stays until this one is finished.
  [[nodiscard]] static Expected<std::unique_ptr<RejectsFile>> create(const std::string& path, const FilesInUse& in_use);
  RejectsFile(const RejectsFile&) = delete;
  RejectsFile& operator=(const RejectsFile&) = delete;
  ~RejectsFile();

  /// Members file, number, offset, reason.
  void write(const ingest::Reject& reject);
  /// Everything is in it: gives it its name.
  [[nodiscard]] Expected<void> finish();
  /// The inputs were not read to their end: leaves it under the name that is returned.
  [[nodiscard]] Expected<std::string> leave_unfinished();

 private:
  RejectsFile(int descriptor, std::string path, std::string target, std::string partial);

  int descriptor_;
  std::string path_;     ///< as the user named it
  std::string target_;   ///< what a link leads to
  std::string partial_;  ///< the name until finish(); for pipes and devices the same as `target_`
  Output out_;
};

}  // namespace carom::cli
