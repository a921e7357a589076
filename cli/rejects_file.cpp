// Written beside its name under a lock, and renamed when it is whole.
#include "cli/rejects_file.h"

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

#include "support/json_writer.h"

namespace carom::cli {
namespace {

constexpr ::mode_t kEveryoneReads = 0644;

Error cannot_write(const std::string& path, std::string_view why) {
  return {ErrorKind::unreadable, fmt::format("cannot write the rejects file {}: {}", path, why)};
}

Error cannot_write(const std::string& path, int reason) {
  return cannot_write(path, system_reason(reason));
}

struct Target {
  std::string path;  ///< links followed
  ::mode_t mode = kEveryoneReads;
  bool is_plain = true;  ///< a file that can be renamed, or none yet
};

Expected<Target> find_target(const std::string& path) {
  struct ::stat status{};
  if (::stat(path.c_str(), &status) != 0) {
    if (errno == ENOENT) return Target{path};
    return std::unexpected(cannot_write(path, errno));
  }
  if (S_ISDIR(status.st_mode)) return std::unexpected(cannot_write(path, EISDIR));
  if (!S_ISREG(status.st_mode)) return Target{path, kEveryoneReads, false};
  // Renaming would replace a file that may not be written.
  if (::access(path.c_str(), W_OK) != 0) return std::unexpected(cannot_write(path, errno));
  std::error_code error;
  const std::filesystem::path resolved = std::filesystem::canonical(path, error);
  if (error) return std::unexpected(cannot_write(path, error.value()));
  constexpr ::mode_t kPermissionBits = 07777;
  return Target{resolved.string(), status.st_mode & kPermissionBits};
}

Expected<void> refuse_in_use(const std::string& path, const std::string& file, const FilesInUse& in_use) {
  const auto what = in_use.find(file);
  if (!what) return {};
  const std::string subject = file == path ? "it" : fmt::format("{}, its name until it is finished,", file);
  return std::unexpected(Error{
      ErrorKind::usage, fmt::format("cannot write the rejects file {}: {} is {}; name another file with --rejects",
                                    path, subject, *what)});
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

RejectsFile::RejectsFile(int descriptor, std::string path, std::string target, std::string partial)
    : descriptor_(descriptor),
      path_(std::move(path)),
      target_(std::move(target)),
      partial_(std::move(partial)),
      out_(descriptor, "the rejects file " + path_, false) {}

Expected<std::unique_ptr<RejectsFile>> RejectsFile::create(const std::string& path, const FilesInUse& in_use) {
  if (path == "-")
    return std::unexpected(
        Error{ErrorKind::usage,
              "cannot write rejects to standard output, where the verdicts go; name another file with "
              "--rejects (./- is one called so)"});
  if (const Expected<void> free = refuse_in_use(path, path, in_use); !free) return std::unexpected(free.error());
  const Expected<Target> target = find_target(path);
  if (!target) return std::unexpected(target.error());
  const std::string partial = target->is_plain ? target->path + ".partial" : target->path;
  if (target->is_plain)
    if (const Expected<void> free = refuse_in_use(path, partial, in_use); !free) return std::unexpected(free.error());

  const int flags = O_WRONLY | O_CLOEXEC | (target->is_plain ? O_CREAT | O_NOFOLLOW : 0);
  const int descriptor = ::open(partial.c_str(), flags, kEveryoneReads);
  if (descriptor < 0) return std::unexpected(cannot_write(path, errno));
  std::unique_ptr<RejectsFile> file(new RejectsFile(descriptor, path, target->path, partial));
  if (!target->is_plain) return file;
  if (!lock(descriptor, partial)) return std::unexpected(cannot_write(path, "another run is writing it"));
  const bool has_mode = target->mode == kEveryoneReads || ::fchmod(descriptor, target->mode) == 0;
  if (!has_mode || ::ftruncate(descriptor, 0) != 0) return std::unexpected(cannot_write(path, errno));
  return file;
}

RejectsFile::~RejectsFile() {
  ::close(descriptor_);
}

void RejectsFile::write(const ingest::Reject& reject) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("file", reject.file).member("number", reject.number);
  json.member("offset", reject.byte_offset).member("reason", reject.reason).end_object();
  out_.write(line + "\n");
}

Expected<void> RejectsFile::finish() {
  if (const Expected<void> written = out_.finish(); !written) return written;
  if (partial_ == target_ || std::rename(partial_.c_str(), target_.c_str()) == 0) return {};
  return std::unexpected(cannot_write(path_, errno));
}

Expected<std::string> RejectsFile::leave_unfinished() {
  if (const Expected<void> written = out_.finish(); !written) return std::unexpected(written.error());
  return partial_;
}

}  // namespace carom::cli
