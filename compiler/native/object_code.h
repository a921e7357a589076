// From IR to an object file in memory: the only place that knows LLVM's targets and passes.
#pragma once

#include <llvm/IR/Module.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <string>

#include "runtime/native/compiler.h"

namespace llvm {
class TargetMachine;
}

namespace carom::native {

/// Makes objects for one processor; used by one thread at a time.
class ObjectCompiler {
 public:
  /// For this machine's processor.
  [[nodiscard]] static Expected<ObjectCompiler> create(Tier tier);
  /// The optimised tier for a processor of this machine's architecture, as Compiler::emit() names them.
  [[nodiscard]] static Expected<ObjectCompiler> create_for(const std::string& processor);
  ~ObjectCompiler();
  ObjectCompiler(ObjectCompiler&&) noexcept;

  /// Verifies `module`, improves it as the tier says, and leaves nothing useful in it.
  [[nodiscard]] Expected<std::unique_ptr<llvm::MemoryBuffer>> compile(llvm::Module& module) const;
  /// The same in another form.
  [[nodiscard]] Expected<std::string> emit(llvm::Module& module, Form form) const;

 private:
  [[nodiscard]] Expected<void> improve(llvm::Module& module) const;
  [[nodiscard]] Expected<std::string> assembly_of(llvm::Module& module) const;
  ObjectCompiler(Tier tier, std::unique_ptr<llvm::TargetMachine> machine);

  Tier tier_;
  std::unique_ptr<llvm::TargetMachine> machine_;
};

}  // namespace carom::native
