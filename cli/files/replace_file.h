// Rewriting a file so that a crash or a full disk leaves the old or the new content, never half of one.
#pragma once

#include <string>
#include <string_view>

#include "support/error.h"

namespace carom::cli {

/// Writes beside `path`, which is a file, and renames over it; keeps the mode, follows a symbolic link. Errors
/// (unreadable) name the path and the system's reason.
[[nodiscard]] Expected<void> replace_file(const std::string& path, std::string_view content);

/// The same for a file that need not exist yet; a new one has the mode that the process gives new files. Pipes and
/// devices are written to as they are.
[[nodiscard]] Expected<void> put_file(const std::string& path, std::string_view content);

}  // namespace carom::cli
