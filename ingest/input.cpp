// read(2) until there is something, an end or an error; interruptions are not the caller's business.
#include "ingest/input.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace carom::ingest {
namespace {

// One pipe buffer of Linux: larger reads do not get more from a pipe.
constexpr std::size_t kReadBytes = 65536;

Error read_failure(std::string_view name, int error) {
  return {ErrorKind::unreadable, fmt::format("cannot read {}: {}", shown_name(name), system_reason(error))};
}

// A stream that is shared with a program which set O_NONBLOCK on it. False: it cannot be waited for.
bool wait_until_readable(int descriptor) {
  ::pollfd wanted{descriptor, POLLIN, 0};
  return ::poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

}  // namespace

Expected<std::size_t> Input::read_descriptor(char* to, std::size_t most) {
  ssize_t count = 0;
  do count = ::read(descriptor_, to, most);
  while (count < 0 && (errno == EINTR || (errno == EAGAIN && wait_until_readable(descriptor_))));
  if (count < 0) return std::unexpected(read_failure(name_, errno));
  return static_cast<std::size_t>(count);
}

Expected<std::size_t> Input::append() {
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + kReadBytes);
  const Expected<std::size_t> count = read_descriptor(buffer_.data() + old_size, kReadBytes);
  buffer_.resize(old_size + count.value_or(0));
  return count;
}

Expected<std::size_t> Input::read(char* to, std::size_t most) {
  const std::size_t ahead = std::min(most, buffer_.size() - begin_);
  if (ahead == 0) return read_descriptor(to, most);
  std::memcpy(to, buffer_.data() + begin_, ahead);
  begin_ += ahead;
  return ahead;
}

Expected<bool> Input::read_ahead() {
  const auto count = append();
  if (!count) return std::unexpected(count.error());
  return *count != 0;
}

Expected<std::string_view> Input::next_chunk() {
  if (begin_ >= buffer_.size()) {
    buffer_.clear();
    begin_ = 0;
    if (const auto count = append(); !count) return std::unexpected(count.error());
  }
  const auto chunk = std::string_view(buffer_).substr(begin_);
  begin_ = buffer_.size();
  return chunk;
}

}  // namespace carom::ingest
