// A file of output that is whole when it has its name.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "cli/console/output.h"
#include "cli/files/files_in_use.h"
#include "support/error.h"

namespace carom::cli {

/// What messages say of a file, and how the user can name another.
struct FileRole {
  std::string_view what;    ///< "the rejects file"
  std::string_view option;  ///< "--rejects"
};

/// A file gets its name when it is finished: until then, and for ever if the run is killed, it is called FILE.partial.
/// Pipes and devices are written to as they are.
class NewFile {
 public:
  /// Refuses (usage) a file that is in use for something else. Other errors (unreadable) name the path and the system's
  /// reason; another run that writes the same file is one. An older file stays until this one is finished.
  [[nodiscard]] static Expected<std::unique_ptr<NewFile>> create(const std::string& path, FileRole role,
                                                                 const FilesInUse& in_use);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  /// Removes what was neither finished nor left.
  ~NewFile();

  [[nodiscard]] Output& out() { return out_; }
  /// Everything is in it: gives it its name once it is on the disk.
  [[nodiscard]] Expected<void> finish();
  /// Not everything is in it: leaves it under the name that is returned.
  [[nodiscard]] Expected<std::string> leave_unfinished();

 private:
  NewFile(int descriptor, FileRole role, std::string path, std::string target, std::string partial);

  int descriptor_;
  FileRole role_;
  std::string path_;     ///< as the user named it
  std::string target_;   ///< what a link leads to
  std::string partial_;  ///< the name until finish(); for pipes and devices the same as `target_`
  bool is_kept_ = true;  ///< under some name
  Output out_;
};

}  // namespace carom::cli
