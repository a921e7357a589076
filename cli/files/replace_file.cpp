// A new file beside the old, renamed over it once it is whole.
#include "cli/files/replace_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/console/output.h"

namespace carom::cli {
namespace {

Error cannot_write(const std::string& path, int reason) {
  return {ErrorKind::unreadable, fmt::format("cannot write {}: {}", path, system_reason(reason))};
}

Expected<void> write_and_close(int descriptor, const std::string& path, std::string_view content) {
  Output out(descriptor, path, false);
  out.write(content);
  const Expected<void> written = out.finish();
  if (::close(descriptor) != 0 && written) return std::unexpected(cannot_write(path, errno));
  return written;
}

// `path` is what messages name, `target` what is written.
Expected<void> write_beside(const std::string& path, const std::string& target, ::mode_t mode,
                            std::string_view content) {
  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return std::unexpected(cannot_write(path, errno));
  const bool has_mode = ::fchmod(descriptor, mode) == 0;
  Expected<void> written = write_and_close(descriptor, path, content);
  if (written && !has_mode) written = std::unexpected(cannot_write(path, EPERM));
  if (written && std::rename(temporary.c_str(), target.c_str()) != 0)
    written = std::unexpected(cannot_write(path, errno));
  if (!written) ::unlink(temporary.c_str());
  return written;
}

// The system tells the mask only by changing it, which no other thread may see.
::mode_t mode_of_new_files() {
  const ::mode_t mask = ::umask(0);
  ::umask(mask);
  constexpr ::mode_t kEveryoneReadsAndWrites = 0666;
  return kEveryoneReadsAndWrites & ~mask;
}

Expected<void> write_into(const std::string& path, std::string_view content) {
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return std::unexpected(cannot_write(path, errno));
  return write_and_close(descriptor, path, content);
}

}  // namespace

Expected<void> replace_file(const std::string& path, std::string_view content) {
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  if (error) return std::unexpected(cannot_write(path, error.value()));
  const std::string target = resolved.string();
  struct ::stat status{};
  if (::stat(target.c_str(), &status) != 0) return std::unexpected(cannot_write(path, errno));
  constexpr ::mode_t kPermissionBits = 07777;
  return write_beside(path, target, status.st_mode & kPermissionBits, content);
}

Expected<void> put_file(const std::string& path, std::string_view content) {
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return write_beside(path, path, mode_of_new_files(), content);
    return std::unexpected(cannot_write(path, errno));
  }
  // Renaming would replace a file that may not be written.
  if (::access(path.c_str(), W_OK) != 0) return std::unexpected(cannot_write(path, errno));
  return S_ISREG(status.st_mode) ? replace_file(path, content) : write_into(path, content);
}

}  // namespace carom::cli
