// LLVM knows no processor until it is told to; this one is enough.
#pragma once

#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>

#include "support/error.h"

namespace carom::native {

/// Before anything asks LLVM for a target; any number of times, from any thread.
void register_host_target();

/// This machine's processor, all that it can do included. Errors: LLVM does not know it.
[[nodiscard]] Expected<llvm::orc::JITTargetMachineBuilder> host_machine();

}  // namespace carom::native
