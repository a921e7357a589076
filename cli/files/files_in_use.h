// The files that a run reads or writes, so that no further output of it overwrites one of them.
#pragma once

#include <sys/types.h>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carom::cli {

class FilesInUse {
 public:
  /// `what` says what the file is to the run, as in "an input". A path need not exist.
  void add(const std::string& path, std::string what);
  /// The file behind a descriptor, which need not be open.
  void add(int descriptor, std::string what);

  /// What the file that `path` names is to the run: the same device and inode, or, while it does not exist, the same
  /// path. Terminals, /dev/null and other character devices can be had several times and are never in use.
  [[nodiscard]] std::optional<std::string_view> find(const std::string& path) const;

 private:
  struct File {
    std::string what;
    std::string path;  ///< absolute and normal; empty for a descriptor
    ::dev_t device = 0;
    ::ino_t inode = 0;
    bool exists = false;
  };
  std::vector<File> files_;
};

}  // namespace carom::cli
