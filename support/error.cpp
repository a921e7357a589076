// Unlike strerror(), the generic category may be asked by any thread.
#include "support/error.h"

#include <cerrno>
#include <system_error>

namespace carom {

std::string system_reason(int number) {
  if (number == EBADF) return "it is closed";
  return std::generic_category().message(number);
}

}  // namespace carom
