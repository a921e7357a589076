// Written beside its name under a lock, and renamed when it is whole.
#include "cli/files/new_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

namespace carom::cli {
namespace {

constexpr ::mode_t kEveryoneReads = 0644;

Error cannot_write(FileRole role, const std::string& path, std::string_view why) {
  return {ErrorKind::unreadable, fmt::format("cannot write {} {}: {}", role.what, path, why)};
}

Error cannot_write(FileRole role, const std::string& path, int reason) {
  return cannot_write(role, path, system_reason(reason));
}

struct Target {
  std::string path;  ///< links followed
  ::mode_t mode = kEveryoneReads;
  bool is_plain = true;  ///< a file that can be renamed, or none yet
};

Expected<Target> find_target(FileRole role, const std::string& path) {
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return Target{path};
    return std::unexpected(cannot_write(role, path, errno));
  }
  if (S_ISDIR(status.st_mode)) return std::unexpected(cannot_write(role, path, EISDIR));
  if (!S_ISREG(status.st_mode)) return Target{path, kEveryoneReads, false};
  // Renaming would replace a file that may not be written.
  if (::access(path.c_str(), W_OK) != 0) return std::unexpected(cannot_write(role, path, errno));
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  if (error) return std::unexpected(cannot_write(role, path, error.value()));
  constexpr ::mode_t kPermissionBits = 07777;
  return Target{resolved.string(), status.st_mode & kPermissionBits};
}

Expected<void> refuse_in_use(FileRole role, const std::string& path, const std::string& file,
                             const FilesInUse& in_use) {
  const auto what = in_use.find(file);
  if (!what) return {};
  const std::string subject = file == path ? "it" : fmt::format("{}, its name until it is finished,", file);
  return std::unexpected(Error{ErrorKind::usage, fmt::format("cannot write {} {}: {} is {}; name another file with {}",
                                                             role.what, path, subject, *what, role.option)});
}

// Only the run that holds the lock may write: a second one would rename what the first has not finished. The first may
// also have finished, and `path` gone, before this one got the lock.
bool lock(int descriptor, const std::string& path) {
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) return false;
  struct ::stat opened{};
  struct ::stat named{};
  return ::fstat(descriptor, &opened) == 0 && ::stat(path.c_str(), &named) == 0 && opened.st_ino == named.st_ino;
}

}  // namespace

NewFile::NewFile(int descriptor, FileRole role, std::string path, std::string target, std::string partial)
    : descriptor_(descriptor),
      role_(role),
      path_(std::move(path)),
      target_(std::move(target)),
      partial_(std::move(partial)),
      out_(descriptor, fmt::format("{} {}", role.what, path_), false) {}

Expected<std::unique_ptr<NewFile>> NewFile::create(const std::string& path, FileRole role, const FilesInUse& in_use) {
  if (const Expected<void> free = refuse_in_use(role, path, path, in_use); !free) return std::unexpected(free.error());
  const Expected<Target> target = find_target(role, path);
  if (!target) return std::unexpected(target.error());
  const std::string partial = target->is_plain ? target->path + ".partial" : target->path;
  if (target->is_plain)
    if (const Expected<void> free = refuse_in_use(role, path, partial, in_use); !free)
      return std::unexpected(free.error());

  const int flags = O_WRONLY | O_CLOEXEC | (target->is_plain ? O_CREAT | O_NOFOLLOW : 0);
  const int descriptor = ::open(partial.c_str(), flags, kEveryoneReads);
  if (descriptor < 0) return std::unexpected(cannot_write(role, path, errno));
  std::unique_ptr<NewFile> file(new NewFile(descriptor, role, path, target->path, partial));
  if (!target->is_plain) return file;
  if (!lock(descriptor, partial)) return std::unexpected(cannot_write(role, path, "another run is writing it"));
  file->is_kept_ = false;
  const bool has_mode = target->mode == kEveryoneReads || ::fchmod(descriptor, target->mode) == 0;
  if (!has_mode || ::ftruncate(descriptor, 0) != 0) return std::unexpected(cannot_write(role, path, errno));
  return file;
}

NewFile::~NewFile() {
  if (!is_kept_) ::unlink(partial_.c_str());
  ::close(descriptor_);
}

Expected<void> NewFile::finish() {
  is_kept_ = true;
  if (const Expected<void> written = out_.finish(); !written) return written;
  if (partial_ == target_) return {};
  // A name that survives a power failure without what it names would look whole.
  if (::fsync(descriptor_) == 0 && std::rename(partial_.c_str(), target_.c_str()) == 0) return {};
  return std::unexpected(cannot_write(role_, path_, errno));
}

Expected<std::string> NewFile::leave_unfinished() {
  is_kept_ = true;
  if (const Expected<void> written = out_.finish(); !written) return std::unexpected(written.error());
  return partial_;
}

}  // namespace carom::cli
