// Some kernels refuse to make memory executable that was written before (systemd's MemoryDenyWriteExecute, SELinux);
// what tests expect of native code depends on it.
#pragma once

#include <sys/mman.h>

#include <cstddef>

namespace carom::native {

[[nodiscard]] inline bool kernel_allows_new_code() {
  constexpr std::size_t kPage = 4096;
  void* const page = mmap(nullptr, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return false;
  const bool allowed = mprotect(page, kPage, PROT_READ | PROT_EXEC) == 0;
  munmap(page, kPage);
  return allowed;
}

}  // namespace carom::native
