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

std::string named(FileRole role, const std::string& path) {
  return role.what.empty() ? path : fmt::format("{} {}", role.what, path);
}

Error cannot_write(FileRole role, const std::string& path, std::string_view why) {
  return {ErrorKind::unreadable, fmt::format("cannot write {}: {}", named(role, path), why)};
}

Error cannot_write(FileRole role, const std::string& path, int reason) {
  return cannot_write(role, path, system_reason(reason));
}

struct Target {
  std::string path;              ///< links followed
  std::optional<unsigned> mode;  ///< of the file that is there
  bool is_plain = true;          ///< a file that can be renamed, or none yet
};

Expected<Target> find_target(FileRole role, const std::string& path) {
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return Target{path, {}};
    return std::unexpected(cannot_write(role, path, errno));
  }
  if (S_ISDIR(status.st_mode)) return std::unexpected(cannot_write(role, path, EISDIR));
  if (!S_ISREG(status.st_mode)) return Target{path, {}, false};
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

constexpr int kToWrite = O_WRONLY | O_CLOEXEC | O_NOFOLLOW;

/// What an earlier run has left has a mode, and maybe an owner, of its own. 0, or why it stays.
int remove_left(const std::string& path) {
  const int descriptor = ::open(path.c_str(), kToWrite | O_NONBLOCK);  // a pipe is not waited for
  if (descriptor < 0) return errno;
  const int reason = !lock(descriptor, path) ? EWOULDBLOCK : ::unlink(path.c_str()) != 0 ? errno : 0;
  ::close(descriptor);
  return reason;
}

/// Negative: not, for the reason in `errno`; EWOULDBLOCK: another run is writing it.
int create_locked(const std::string& path) {
  constexpr ::mode_t kAsTheProcessWants = 0666;  // the system takes its mask off
  int descriptor = ::open(path.c_str(), kToWrite | O_CREAT | O_EXCL, kAsTheProcessWants);
  if (descriptor < 0 && errno == EEXIST) {
    errno = remove_left(path);
    if (errno != 0) return -1;
    descriptor = ::open(path.c_str(), kToWrite | O_CREAT | O_EXCL, kAsTheProcessWants);
    if (descriptor < 0 && errno == EEXIST) errno = EWOULDBLOCK;
  }
  if (descriptor < 0 || lock(descriptor, path)) return descriptor;
  ::close(descriptor);
  errno = EWOULDBLOCK;
  return -1;
}

}  // namespace

NewFile::NewFile(int descriptor, FileRole role, Names names)
    : descriptor_(descriptor),
      role_(role),
      names_(std::move(names)),
      out_(descriptor, named(role, names_.path), false) {}

Expected<std::unique_ptr<NewFile>> NewFile::open(FileRole role, Names names, std::optional<unsigned> mode) {
  const bool is_plain = names.partial != names.target;
  const int descriptor = is_plain ? create_locked(names.partial) : ::open(names.target.c_str(), O_WRONLY | O_CLOEXEC);
  if (descriptor < 0 && errno == EWOULDBLOCK)
    return std::unexpected(cannot_write(role, names.path, "another run is writing it"));
  if (descriptor < 0) return std::unexpected(cannot_write(role, names.path, errno));
  std::unique_ptr<NewFile> file(new NewFile(descriptor, role, std::move(names)));
  if (!is_plain) return file;
  file->is_kept_ = false;
  if (!mode || ::fchmod(descriptor, *mode) == 0) return file;
  return std::unexpected(cannot_write(role, file->names_.path, errno));
}

Expected<std::unique_ptr<NewFile>> NewFile::create(const std::string& path, FileRole role, const FilesInUse& in_use) {
  if (const Expected<void> free = refuse_in_use(role, path, path, in_use); !free) return std::unexpected(free.error());
  const Expected<Target> target = find_target(role, path);
  if (!target) return std::unexpected(target.error());
  if (!target->is_plain) return open(role, {path, target->path, target->path}, {});
  const std::string partial = target->path + ".partial";
  if (const Expected<void> free = refuse_in_use(role, path, partial, in_use); !free)
    return std::unexpected(free.error());
  return open(role, {path, target->path, partial}, target->mode);
}

Expected<std::unique_ptr<NewFile>> NewFile::create_unseen(const std::string& path) {
  const Expected<Target> target = find_target({}, path);
  if (!target) return std::unexpected(target.error());
  if (!target->is_plain) return open({}, {path, target->path, target->path}, {});
  const std::string partial = fmt::format("{}.{}.partial", target->path, ::getpid());
  Expected<std::unique_ptr<NewFile>> file = open({}, {path, target->path, partial}, target->mode);
  if (file) (*file)->is_left_ = false;
  return file;
}

NewFile::~NewFile() {
  if (!is_kept_) ::unlink(names_.partial.c_str());
  ::close(descriptor_);
}

Expected<void> NewFile::finish() {
  is_kept_ = is_left_;
  if (const Expected<void> written = out_.finish(); !written) return written;
  if (names_.partial == names_.target) return {};
  // A name that survives a power failure without what it names would look whole.
  if (::fsync(descriptor_) != 0 || std::rename(names_.partial.c_str(), names_.target.c_str()) != 0)
    return std::unexpected(cannot_write(role_, names_.path, errno));
  is_kept_ = true;
  return {};
}

Expected<std::string> NewFile::leave_unfinished() {
  is_kept_ = true;
  if (const Expected<void> written = out_.finish(); !written) return std::unexpected(written.error());
  return names_.partial;
}

}  // namespace carom::cli
