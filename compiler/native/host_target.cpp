// Registration changes global state of LLVM, so it happens once.
#include "compiler/native/host_target.h"

#include <llvm/Support/TargetSelect.h>

#include <mutex>
#include <utility>

#include "compiler/native/llvm_error.h"

namespace carom::native {

void register_host_target() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
}

Expected<llvm::orc::JITTargetMachineBuilder> host_machine() {
  using Machine = Expected<llvm::orc::JITTargetMachineBuilder>;
  // Once: in a virtual machine each question to the processor leaves it.
  static const Machine kMachine = []() -> Machine {
    register_host_target();
    auto machine = llvm::orc::JITTargetMachineBuilder::detectHost();
    if (!machine) return failed("find out what processor this is", machine.takeError());
    return std::move(*machine);
  }();
  return kMachine;
}

}  // namespace carom::native
