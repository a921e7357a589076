// Opened first and looked at through the descriptor, so that no other folder can take its place in between.
#include "runtime/object_cache/private_folder.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace carom::object_cache {
namespace {

constexpr ::mode_t kOwnerOnly = 0700;
constexpr ::mode_t kWritableByOthers = 0022;

std::unexpected<Error> refused(const std::string& path, const std::string& what) {
  return std::unexpected(Error{ErrorKind::unreadable, fmt::format("the cache folder {} {}", path, what)});
}

/// With a slash at its end a symbolic link would be followed.
std::string without_slashes_at_end(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  return path;
}

/// 0 or an errno.
int make_folders(const std::string& path) {
  for (std::size_t end = path.find('/', 1); end != std::string::npos; end = path.find('/', end + 1))
    if (::mkdir(path.substr(0, end).c_str(), kOwnerOnly) != 0 && errno != EEXIST) return errno;
  return ::mkdir(path.c_str(), kOwnerOnly) == 0 || errno == EEXIST ? 0 : errno;
}

Expected<void> check_owner(const std::string& path, int descriptor) {
  struct ::stat status{};
  if (::fstat(descriptor, &status) != 0) return refused(path, "cannot be looked at: " + system_reason(errno));
  if (status.st_uid != ::geteuid())
    return refused(path, fmt::format("belongs to user {}, and this process runs as user {}; name another by "
                                     "CAROM_CACHE_DIR",
                                     status.st_uid, ::geteuid()));
  if ((status.st_mode & kWritableByOthers) != 0)
    return refused(path, fmt::format("may be written by others (mode {:o}); `chmod 700` it, or name another by "
                                     "CAROM_CACHE_DIR",
                                     status.st_mode & 07777U));
  return {};
}

}  // namespace

Expected<std::optional<PrivateFolder>> PrivateFolder::open(const std::string& given) {
  const std::string path = without_slashes_at_end(given);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) {
    if (errno == ENOENT) return std::nullopt;
    // So the kernel says of a symbolic link, too.
    if (errno == ENOTDIR || errno == ELOOP)
      return refused(path, "is no folder, or a symbolic link; name the folder itself");
    return refused(path, "cannot be opened: " + system_reason(errno));
  }
  PrivateFolder folder(path, descriptor);
  if (const Expected<void> good = check_owner(path, descriptor); !good) return std::unexpected(good.error());
  return folder;
}

Expected<PrivateFolder> PrivateFolder::open_or_make(const std::string& path) {
  Expected<std::optional<PrivateFolder>> there = open(path);
  if (!there) return std::unexpected(there.error());
  if (*there) return std::move(**there);
  if (const int reason = make_folders(without_slashes_at_end(path)); reason != 0)
    return refused(path, "cannot be made: " + system_reason(reason));
  Expected<std::optional<PrivateFolder>> made = open(path);
  if (!made) return std::unexpected(made.error());
  if (!*made) return refused(path, "went away while it was being opened");
  return std::move(**made);
}

PrivateFolder::~PrivateFolder() {
  if (descriptor_ != kNone) ::close(descriptor_);
}

}  // namespace carom::object_cache
