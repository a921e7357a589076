// Files are the same when device and inode are, whatever path names them; a path that is not there yet counts by its
// name.
#include "cli/files/files_in_use.h"

#include <sys/stat.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace carom::cli {
namespace {

// The path as it is where the system cannot make it absolute.
std::string absolute_path(const std::string& path) {
  std::error_code error;
  const std::filesystem::path whole = std::filesystem::absolute(path, error);
  return error ? path : whole.lexically_normal().string();
}

}  // namespace

void FilesInUse::add(const std::string& path, std::string what) {
  struct ::stat status{};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && S_ISCHR(status.st_mode)) return;
  files_.push_back({std::move(what), absolute_path(path), status.st_dev, status.st_ino, exists});
}

void FilesInUse::add(int descriptor, std::string what) {
  struct ::stat status{};
  if (::fstat(descriptor, &status) != 0 || S_ISCHR(status.st_mode)) return;
  files_.push_back({std::move(what), {}, status.st_dev, status.st_ino, true});
}

std::optional<std::string_view> FilesInUse::find(const std::string& path) const {
  struct ::stat status{};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  const std::string wanted = absolute_path(path);
  for (const File& file : files_)
    if (exists ? file.exists && file.device == status.st_dev && file.inode == status.st_ino : file.path == wanted)
      return file.what;
  return std::nullopt;
}

}  // namespace carom::cli
