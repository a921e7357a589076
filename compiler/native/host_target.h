// LLVM knows no processor until it is told to; this one is enough.
#pragma once

namespace carom::native {

/// Before anything asks LLVM for a target; any number of times, from any thread.
void register_host_target();

}  // namespace carom::native
