// A file of output that is whole when it has its name.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "cli/console/output.h"
#include "cli/files/files_in_use.h"
#include "support/error.h"

namespace carom::cli {

/// What messages say of a file, and how the user can name another.
struct FileRole {
  std::string_view what;    ///< "the rejects file"; empty: the path says enough
  std::string_view option;  ///< "--rejects"
};

/// A file gets its name when it is finished: until then, and for ever if the run is killed, it is called FILE.partial.
/// An older file stays until then, and hands on its mode; others get the mode that the process gives new files. Pipes
/// and devices are written to as they are, and links are followed.
class NewFile {
 public:
  /// Refuses (usage) a file that is in use for something else. Other errors (unreadable) name the path and the system's
  /// reason; another run that writes the same file is one.
  [[nodiscard]] static Expected<std::unique_ptr<NewFile>> create(const std::string& path, FileRole role,
                                                                 const FilesInUse& in_use);
  /// For content that is there as a whole: the name until then is one of this process alone, and nothing stays under it
  /// where the file cannot be finished.
  [[nodiscard]] static Expected<std::unique_ptr<NewFile>> create_unseen(const std::string& path);
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
  struct Names {
    std::string path;     ///< as the user named it
    std::string target;   ///< what a link leads to
    std::string partial;  ///< the name until finish(); for pipes and devices the same as `target`
  };
  NewFile(int descriptor, FileRole role, Names names);
  static Expected<std::unique_ptr<NewFile>> open(FileRole role, Names names, std::optional<unsigned> mode);

  int descriptor_;
  FileRole role_;
  Names names_;
  bool is_left_ = true;  ///< under its name until then, where it cannot be finished
  bool is_kept_ = true;  ///< under some name
  Output out_;
};

}  // namespace carom::cli
