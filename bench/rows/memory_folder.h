// Folders of files that no disk slows down.
#pragma once

#include <string>
#include <string_view>

#include "bench/rows/memory_file.h"

namespace carom::bench {

/// A new folder in the place of a MemoryFile; gone with the object.
class MemoryFolder {
 public:
  MemoryFolder();
  ~MemoryFolder();
  MemoryFolder(const MemoryFolder&) = delete;
  MemoryFolder& operator=(const MemoryFolder&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// `name` may have folders in it, which are made.
  void write(const std::string& name, std::string_view content) const;

 private:
  MemoryFile beside_;  ///< knows where there is memory
  std::string path_;
};

}  // namespace carom::bench
