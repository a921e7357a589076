// read(2) until there is something, an end or an error; interruptions are not the caller's business.
#include "ingest/bytes/descriptor_bytes.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>

namespace carom::ingest {
namespace {

Error read_failure(std::string_view name, int error) {
  return {ErrorKind::unreadable, fmt::format("cannot read {}: {}", shown_name(name), system_reason(error))};
}

// A stream that is shared with a program which set O_NONBLOCK on it. False: it cannot be waited for.
bool wait_until_readable(int descriptor) {
  ::pollfd wanted{descriptor, POLLIN, 0};
  return ::poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

}  // namespace

/// Waits for bytes or the stop. What can be read and what is at its end are not waited for.
bool DescriptorBytes::is_stopped() const {
  if (stop_ == kNoStop) return false;
  ::pollfd wanted[] = {{stop_, POLLIN, 0}, {descriptor_, POLLIN, 0}};
  int ready = 0;
  do ready = ::poll(wanted, 2, -1);
  while (ready < 0 && errno == EINTR);
  return ready > 0 && wanted[0].revents != 0;
}

Expected<std::size_t> DescriptorBytes::read(char* to, std::size_t most) {
  if (is_stopped()) return 0;
  ssize_t count = 0;
  do count = ::read(descriptor_, to, most);
  while (count < 0 && (errno == EINTR || (errno == EAGAIN && wait_until_readable(descriptor_))));
  if (count < 0) return std::unexpected(read_failure(name_, errno));
  taken_ += static_cast<std::uint64_t>(count);
  return static_cast<std::size_t>(count);
}

}  // namespace carom::ingest
