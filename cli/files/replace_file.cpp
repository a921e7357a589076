// One way to a name for all files, that of NewFile.
#include "cli/files/replace_file.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>

#include "cli/files/new_file.h"

namespace carom::cli {

Expected<void> replace_file(const std::string& path, std::string_view content) {
  struct ::stat status{};
  const int reason = ::stat(path.c_str(), &status) != 0 ? errno : S_ISREG(status.st_mode) ? 0 : EINVAL;
  if (reason == 0) return put_file(path, content);
  return std::unexpected(Error{ErrorKind::unreadable, fmt::format("cannot write {}: {}", path, system_reason(reason))});
}

Expected<void> put_file(const std::string& path, std::string_view content) {
  const auto file = NewFile::create_unseen(path);
  if (!file) return std::unexpected(file.error());
  (*file)->out().write(content);
  return (*file)->finish();
}

}  // namespace carom::cli
