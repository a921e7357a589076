// Standard input is the caller's and stays open; a file is ours and is closed.
#include "cli/files/open_input.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace carom::cli {
namespace {

std::unexpected<Error> cannot_read(const std::string& path, int reason) {
  return std::unexpected(Error{ErrorKind::unreadable, fmt::format("cannot read {}: {}", path, system_reason(reason))});
}

}  // namespace

Expected<Input> Input::open(const std::string& path) {
  if (path == "-") return Input(STDIN_FILENO);
  Input input(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (input.descriptor_ < 0) return cannot_read(path, errno);
  struct ::stat status{};
  if (::fstat(input.descriptor_, &status) == 0 && S_ISDIR(status.st_mode)) return cannot_read(path, EISDIR);
  return input;
}

Input::Input(Input&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

Input::~Input() {
  if (descriptor_ > STDERR_FILENO) ::close(descriptor_);
}

}  // namespace carom::cli
