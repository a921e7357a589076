// A new file beside the old, renamed over it once it is whole.
#include "cli/replace_file.h"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "cli/output.h"

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

}  // namespace

Expected<void> replace_file(const std::string& path, std::string_view content) {
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  if (error) return std::unexpected(cannot_write(path, error.value()));
  const std::string target = resolved.string();
  struct ::stat status{};
  if (::stat(target.c_str(), &status) != 0) return std::unexpected(cannot_write(path, errno));

  std::string temporary = target + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return std::unexpected(cannot_write(path, errno));
  constexpr ::mode_t kPermissionBits = 07777;
  const bool kept_mode = ::fchmod(descriptor, status.st_mode & kPermissionBits) == 0;
  Expected<void> written = write_and_close(descriptor, path, content);
  if (written && !kept_mode) written = std::unexpected(cannot_write(path, EPERM));
  if (written && std::rename(temporary.c_str(), target.c_str()) != 0)
    written = std::unexpected(cannot_write(path, errno));
  if (!written) ::unlink(temporary.c_str());
  return written;
}

}  // namespace carom::cli
