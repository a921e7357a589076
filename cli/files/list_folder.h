// What lies in a folder.
#pragma once

#include <filesystem>
#include <vector>

#include "support/error.h"

namespace carom::cli {

/// Sorted by path. Where the folder cannot be read to its end, a failure (unreadable) is added, and what was found
/// before is given.
[[nodiscard]] std::vector<std::filesystem::directory_entry> list_folder(const std::filesystem::path& folder,
                                                                        std::vector<Error>& failures);

/// Not a link to one.
[[nodiscard]] bool is_folder(const std::filesystem::directory_entry& entry);
[[nodiscard]] bool is_file(const std::filesystem::directory_entry& entry);

}  // namespace carom::cli
