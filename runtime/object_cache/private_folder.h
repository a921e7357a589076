// A folder that nobody but this user can change, held open so that it stays the one that was looked at.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "support/error.h"

namespace carom::object_cache {

class PrivateFolder {
 public:
  /// Makes it, and folders above it, for this user alone (0700) if there is none. Errors (unreadable): it cannot be
  /// made or opened, is a symbolic link or no folder, belongs to another user, or others may write into it.
  [[nodiscard]] static Expected<PrivateFolder> open_or_make(const std::string& path);
  /// Nothing: there is none. Errors as above; changes nothing.
  [[nodiscard]] static Expected<std::optional<PrivateFolder>> open(const std::string& path);

  ~PrivateFolder();
  PrivateFolder(PrivateFolder&& other) noexcept
      : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, kNone)) {}
  PrivateFolder& operator=(PrivateFolder&&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] int descriptor() const { return descriptor_; }

 private:
  static constexpr int kNone = -1;

  PrivateFolder(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::string path_;
  int descriptor_;
};

}  // namespace carom::object_cache
