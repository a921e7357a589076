// Reads one byte past the bound at most, so that too long is told from just long enough.
#include "runtime/embed/read_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>

#include "support/descriptor.h"

namespace carom::embed {
namespace {

std::unexpected<Error> cannot_read(const std::string& path, int reason) {
  return std::unexpected(Error{ErrorKind::unreadable, fmt::format("cannot read {}: {}", path, system_reason(reason))});
}

// What the system says beforehand: 0 for pipes, and files may grow.
std::size_t size_of(int descriptor) {
  struct ::stat facts = {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) return 0;
  return static_cast<std::size_t>(facts.st_size);
}

}  // namespace

Expected<std::string> read_descriptor(int descriptor, const std::string& name, std::size_t most) {
  std::string content;
  content.reserve(std::min(size_of(descriptor), most));
  std::array<char, 65536> chunk;
  while (content.size() < most) {
    const ::ssize_t got = ::read(descriptor, chunk.data(), std::min(chunk.size(), most - content.size()));
    if (got == 0) break;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return cannot_read(name, errno);
    content.append(chunk.data(), static_cast<std::size_t>(got));
  }
  return content;
}

Expected<std::string> read_file(const std::string& path, std::size_t beginning,
                                const std::function<Expected<std::size_t>(std::string_view)>& most_of) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return cannot_read(path, errno);
  Expected<std::string> content = read_descriptor(file.number(), path, beginning);
  if (!content) return content;
  const Expected<std::size_t> most = most_of(*content);
  if (!most) return std::unexpected(Error{most.error().kind, fmt::format("{}: {}", path, most.error().message)});
  if (*most <= content->size()) return content;
  const Expected<std::string> rest = read_descriptor(file.number(), path, *most - content->size());
  if (!rest) return rest;
  return *content += *rest;
}

Expected<std::string> read_file(const std::string& path, std::size_t most) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return cannot_read(path, errno);
  return read_descriptor(file.number(), path, most);
}

}  // namespace carom::embed
