// From IR to an object file in memory: the only place that knows LLVM's targets and passes.
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>

#include "runtime/native/compiler.h"

namespace llvm {
class TargetMachine;
}

namespace carom::native {

/// Makes objects for this machine's processor; used by one thread at a time.
class ObjectCompiler {
 public:
  [[nodiscard]] static Expected<ObjectCompiler> create(Tier tier);
  ~ObjectCompiler();
  ObjectCompiler(ObjectCompiler&&) noexcept;

  /// Verifies `module`, improves it as the tier says, and leaves nothing useful in it.
  [[nodiscard]] Expected<std::unique_ptr<llvm::MemoryBuffer>> compile(llvm::Module& module) const;

 private:
  ObjectCompiler(Tier tier, std::unique_ptr<llvm::TargetMachine> machine);

  Tier tier_;
  std::unique_ptr<llvm::TargetMachine> machine_;
};

}  // namespace carom::native
