// Looked at again and again: what tells of changes at once does not work on all file systems.
#include "ingest/bytes/followed_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "ingest/bytes/descriptor_bytes.h"

namespace carom::ingest {
namespace {

Error cannot_follow(const std::string& path, std::string_view why) {
  return {ErrorKind::unreadable, fmt::format("cannot follow {}: {}", path, why)};
}

int open_file(const std::string& path) {
  return ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
}

/// Waits no longer than that.
bool is_stopped(int stop, int milliseconds) {
  ::pollfd stopped{stop, POLLIN, 0};
  return ::poll(&stopped, stop == kNoStop ? 0 : 1, milliseconds) > 0;
}

}  // namespace

Expected<std::unique_ptr<FollowedFile>> FollowedFile::open(const std::string& path, int stop) {
  const int descriptor = open_file(path);
  if (descriptor < 0) return std::unexpected(cannot_follow(path, system_reason(errno)));
  std::unique_ptr<FollowedFile> file(new FollowedFile(path, descriptor, stop));
  struct ::stat status{};
  if (::fstat(descriptor, &status) != 0) return std::unexpected(cannot_follow(path, system_reason(errno)));
  if (!S_ISREG(status.st_mode))
    return std::unexpected(cannot_follow(path, "found no file that can grow, expected one"));
  return file;
}

FollowedFile::~FollowedFile() {
  ::close(descriptor_);
}

Expected<std::size_t> FollowedFile::read(char* to, std::size_t most) {
  for (int wait = 0; !is_stopped(stop_, wait); wait = kLookMilliseconds) {
    const bool was_replaced = is_replaced();
    Expected<std::size_t> count = read_now(to, most);
    // The old file may have been written to before it was replaced.
    if (count && *count == 0 && was_replaced) count = take_new_file(to, most);
    if (!count || *count != 0) return count;
    if (is_cut() && ::lseek(descriptor_, 0, SEEK_SET) == 0 && last_ != '\n') return end_line(to);
  }
  return 0;
}

/// What a file that is gone or cut ends in is no line of the one that follows.
std::size_t FollowedFile::end_line(char* to) {
  *to = last_ = '\n';
  return 1;
}

Expected<std::size_t> FollowedFile::read_now(char* to, std::size_t most) {
  ssize_t count = 0;
  do count = ::read(descriptor_, to, most);
  while (count < 0 && errno == EINTR);
  if (count < 0) return std::unexpected(cannot_follow(path_, system_reason(errno)));
  taken_ += static_cast<std::uint64_t>(count);
  if (count > 0) last_ = to[count - 1];
  return static_cast<std::size_t>(count);
}

/// A new file that cannot be opened is looked for again.
Expected<std::size_t> FollowedFile::take_new_file(char* to, std::size_t most) {
  if (last_ != '\n') return end_line(to);
  const int descriptor = open_file(path_);
  if (descriptor < 0) return 0;
  ::close(descriptor_);
  descriptor_ = descriptor;
  return read_now(to, most);
}

/// A name that leads nowhere is about to lead to the new file.
bool FollowedFile::is_replaced() const {
  struct ::stat named{};
  struct ::stat opened{};
  if (::stat(path_.c_str(), &named) != 0 || ::fstat(descriptor_, &opened) != 0) return false;
  return named.st_ino != opened.st_ino || named.st_dev != opened.st_dev;
}

bool FollowedFile::is_cut() const {
  struct ::stat opened{};
  const ::off_t at = ::lseek(descriptor_, 0, SEEK_CUR);
  return ::fstat(descriptor_, &opened) == 0 && opened.st_size < at;
}

}  // namespace carom::ingest
