// Bytes leave in pieces of a pipe's size; the first error is kept and ends all writing.
#include "cli/console/output.h"

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <utility>

namespace carom::cli {
namespace {

// One pipe buffer of Linux: fewer writes gain nothing more.
constexpr std::size_t kBufferBytes = 65536;

// A stream that is shared with a program which set O_NONBLOCK on it. False: it cannot be waited for.
bool wait_until_writable(int descriptor) {
  ::pollfd wanted{descriptor, POLLOUT, 0};
  return ::poll(&wanted, 1, -1) > 0 || errno == EINTR;
}

// 0, or the errno that stopped it.
int write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ::ssize_t written = ::write(descriptor, text.data(), text.size());
    if (written < 0 && (errno == EINTR || (errno == EAGAIN && wait_until_writable(descriptor)))) continue;
    if (written < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Output::Output(int descriptor, std::string name, bool unbuffered)
    : descriptor_(descriptor), name_(std::move(name)), unbuffered_(unbuffered) {}

bool Output::write(std::string_view text) {
  if (!is_open()) return false;
  if (pending_.empty() && text.size() >= kBufferBytes) return note(write_all(descriptor_, text));
  pending_ += text;
  return unbuffered_ || pending_.size() >= kBufferBytes ? flush() : true;
}

bool Output::flush() {
  if (!is_open()) return false;
  const int reason = write_all(descriptor_, pending_);
  pending_.clear();
  return note(reason);
}

bool Output::note(int reason) {
  is_closed_ = reason == EPIPE;
  failure_ = is_closed_ ? 0 : reason;
  return is_open();
}

Expected<void> Output::finish() {
  flush();
  if (failure_ == 0) return {};
  return std::unexpected(
      Error{ErrorKind::unreadable, fmt::format("cannot write {}: {}", name_, system_reason(failure_))});
}

}  // namespace carom::cli
