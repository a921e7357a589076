// Compiled policies as files.
#pragma once

#include <memory>
#include <string>

#include "runtime/container/read_container.h"
#include "support/error.h"

namespace carom::embed {

/// Whether the path names a compiled policy: it ends in `.caromc`, whatever is there, or holds_saved_policy().
[[nodiscard]] bool is_saved_policy(const std::string& path);

/// Whether the path is a plain file that begins like a compiled policy.
[[nodiscard]] bool holds_saved_policy(const std::string& path);

/// A file's bytes and the sections in them.
struct SavedPolicy {
  std::string bytes;
  container::Container container;  ///< of `bytes`
};

/// Errors name the path: unreadable, or those of container::read_container(). Reads no more than the file says that it
/// has, so that a file without end is refused.
[[nodiscard]] Expected<std::unique_ptr<SavedPolicy>> read_saved_policy(const std::string& path);

}  // namespace carom::embed
