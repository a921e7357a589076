// A closed descriptor would be taken by the next file that is opened, and data written into it.
#include "cli/console/standard_streams.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace carom::cli {
namespace {

bool is_closed(int descriptor) {
  return ::fcntl(descriptor, F_GETFD) < 0 && errno == EBADF;
}

}  // namespace

// open() takes the lowest descriptor that is free, which is the one looked at. It is opened for the wrong direction, so
// that its use is EBADF.
bool reserve_standard_streams() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (!is_closed(descriptor)) continue;
    if (::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY) != descriptor) return false;
  }
  return true;
}

}  // namespace carom::cli
