// One page is made and tried: policies are many, and each has its own way to be asked.
#include "compiler/native/executable_memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>

namespace carom::native {
namespace {

std::unexpected<Error> refused(int reason) {
  return std::unexpected(Error{ErrorKind::usage, "the kernel refuses to make new code executable memory (" +
                                                     system_reason(reason) +
                                                     "; MemoryDenyWriteExecute= of systemd and SELinux do that)"});
}

}  // namespace

Expected<void> may_have_new_code() {
  const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  void* const page = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return refused(errno);
  const int reason = mprotect(page, size, PROT_READ | PROT_EXEC) == 0 ? 0 : errno;
  munmap(page, size);
  if (reason != 0) return refused(reason);
  return {};
}

}  // namespace carom::native
