// Registration changes global state of LLVM, so it happens once.
#include "compiler/native/host_target.h"

#include <llvm/Support/TargetSelect.h>

#include <mutex>

namespace carom::native {

void register_host_target() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
}

}  // namespace carom::native
