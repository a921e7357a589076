// Improves IR: the passes that pay.
#pragma once

#include <llvm/IR/Module.h>

namespace llvm {
class TargetMachine;
}

namespace carom::native {

void optimise(llvm::Module& module, llvm::TargetMachine& machine);

}  // namespace carom::native
