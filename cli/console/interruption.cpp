// The self-pipe trick (https://cr.yp.to/docs/selfpipe.html): a signal between a look and a wait is not missed.
#include "cli/console/interruption.h"

#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>

namespace carom::cli {
namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM};

std::atomic<bool> asked_for = false;
std::atomic<int> written_end = -1;
static_assert(std::atomic<bool>::is_always_lock_free && std::atomic<int>::is_always_lock_free);

void note_signal(int) {
  const int error = errno;
  asked_for = true;
  // Its return value would be of no use here.
  if (::write(written_end, "", 1) < 0) errno = error;
}

// Not SA_RESTART: who waits in a system call looks up.
void handle(int signal, void (*handler)(int)) {
  struct ::sigaction action{};
  action.sa_handler = handler;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

Interruption::Interruption() {
  if (::pipe2(ends_, O_CLOEXEC | O_NONBLOCK) == 0) written_end = ends_[1];
  asked_for = false;
  for (const int signal : kSignals) handle(signal, note_signal);
}

Interruption::~Interruption() {
  for (const int signal : kSignals) handle(signal, SIG_DFL);
  written_end = -1;
  for (const int end : ends_)
    if (end >= 0) ::close(end);
}

bool Interruption::is_asked_for() const {
  return asked_for;
}

}  // namespace carom::cli
