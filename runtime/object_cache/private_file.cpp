// A descriptor is opened, looked at, and read; nothing is asked by name twice.
#include "runtime/object_cache/private_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "support/descriptor.h"

namespace carom::object_cache {
namespace {

constexpr ::mode_t kOwnersFile = 0600;
constexpr ::mode_t kOpenToOthers = 0077;

bool is_private(const struct ::stat& status) {
  return S_ISREG(status.st_mode) && status.st_uid == ::geteuid() && (status.st_mode & kOpenToOthers) == 0;
}

/// False: it cannot be read, or has become shorter.
bool read_all(int descriptor, std::span<std::byte> bytes) {
  while (!bytes.empty()) {
    const ::ssize_t count = ::read(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

bool write_all(int descriptor, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ::ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(count));
  }
  return true;
}

bool write_parts(int descriptor, std::span<const std::span<const std::byte>> parts) {
  for (const std::span<const std::byte> part : parts)
    if (!write_all(descriptor, part)) return false;
  return true;
}

std::string temporary_name(const std::string& name) {
  std::uint64_t number = 0;
  // Without it the name may be taken, which is an error like any other.
  static_cast<void>(::getentropy(&number, sizeof(number)));
  return fmt::format("{}.{:016x}{}", name, number, kTemporaryEnding);
}

/// Says nothing about the file.
bool is_shortage(int reason) {
  return reason == EMFILE || reason == ENFILE || reason == ENOMEM;
}

bool give_name(int folder, const std::string& temporary, const std::string& name, IfThere if_there) {
  if (if_there == IfThere::replace) return ::renameat(folder, temporary.c_str(), folder, name.c_str()) == 0;
  const bool is_there = ::linkat(folder, temporary.c_str(), folder, name.c_str(), 0) == 0 || errno == EEXIST;
  const int reason = errno;
  ::unlinkat(folder, temporary.c_str(), 0);
  errno = reason;
  return is_there;
}

}  // namespace

std::expected<Bytes, Absence> read_private_file(const PrivateFolder& folder, const std::string& name,
                                                std::uint64_t most_bytes) {
  // Opening a pipe would wait for a writer.
  const Descriptor file(::openat(folder.descriptor(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
  if (file.number() < 0)
    return std::unexpected(errno == ENOENT || is_shortage(errno) ? Absence::missing : Absence::unsound);
  struct ::stat status{};
  if (::fstat(file.number(), &status) != 0 || !is_private(status)) return std::unexpected(Absence::unsound);
  const auto size = static_cast<std::uint64_t>(status.st_size);
  if (size > most_bytes) return std::unexpected(Absence::unsound);
  Bytes bytes(size);
  if (!read_all(file.number(), bytes)) return std::unexpected(Absence::unsound);
  return bytes;
}

Expected<void> write_private_file(const PrivateFolder& folder, const std::string& name,
                                  std::span<const std::span<const std::byte>> parts, IfThere if_there) {
  const std::string temporary = temporary_name(name);
  Descriptor file(::openat(folder.descriptor(), temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                           kOwnersFile));
  const bool is_named = file.number() >= 0 && write_parts(file.number(), parts) && file.close() &&
                        give_name(folder.descriptor(), temporary, name, if_there);
  if (is_named) return {};
  const int reason = errno;
  ::unlinkat(folder.descriptor(), temporary.c_str(), 0);
  return std::unexpected(
      Error{ErrorKind::unreadable, fmt::format("cannot write {}/{}: {}", folder.path(), name, system_reason(reason))});
}

void remove_private_file(const PrivateFolder& folder, const std::string& name) {
  ::unlinkat(folder.descriptor(), name.c_str(), 0);
}

}  // namespace carom::object_cache
