// A folder by itself, so that one that cannot be read costs no other.
#include "cli/files/list_folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace carom::cli {

namespace fs = std::filesystem;

std::vector<fs::directory_entry> list_folder(const fs::path& folder, std::vector<Error>& failures) {
  std::vector<fs::directory_entry> entries;
  std::error_code error;
  fs::directory_iterator at(folder, error);
  for (; !error && at != fs::directory_iterator(); at.increment(error)) entries.push_back(*at);
  if (error)
    failures.push_back({ErrorKind::unreadable, fmt::format("cannot read {}: {}", folder.string(), error.message())});
  std::ranges::sort(entries, {}, [](const fs::directory_entry& entry) { return entry.path().native(); });
  return entries;
}

bool is_folder(const fs::directory_entry& entry) {
  std::error_code error;
  return !entry.is_symlink(error) && entry.is_directory(error);
}

bool is_file(const fs::directory_entry& entry) {
  std::error_code error;
  return entry.is_regular_file(error);
}

}  // namespace carom::cli
