// Whether this process may have new code at all.
#pragma once

#include "support/error.h"

namespace carom::native {

/// An error where the kernel refuses to make memory executable that was writable (systemd's MemoryDenyWriteExecute,
/// SELinux). Asked before JITLink tries, which loses the memory of an attempt that is refused.
[[nodiscard]] Expected<void> may_have_new_code();

}  // namespace carom::native
