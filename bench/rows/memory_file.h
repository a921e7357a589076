// Files that no disk slows down.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carom::bench {

/// A file of its own in a new folder, in memory-backed storage where there is some; gone with the object.
class MemoryFile {
 public:
  MemoryFile();
  explicit MemoryFile(std::span<const std::byte> content);
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  /// "memory-backed storage" or "a temporary folder".
  [[nodiscard]] std::string_view place() const;
  [[nodiscard]] std::vector<std::byte> read() const;
  [[nodiscard]] std::size_t size() const;
  void append(std::string_view bytes) const;

 private:
  std::string folder_;
  std::string path_;
};

}  // namespace carom::bench
