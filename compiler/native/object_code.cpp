// The quick tier is code generation alone; the optimised one runs passes first that pay on short functions.
#include "compiler/native/object_code.h"

#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>
#include <llvm/Target/TargetMachine.h>

#include <utility>

#include "compiler/native/host_target.h"
#include "compiler/native/llvm_error.h"
#include "compiler/native/optimise.h"

namespace carom::native {
ObjectCompiler::ObjectCompiler(Tier tier, std::unique_ptr<llvm::TargetMachine> machine)
    : tier_(tier), machine_(std::move(machine)) {}
ObjectCompiler::~ObjectCompiler() = default;
ObjectCompiler::ObjectCompiler(ObjectCompiler&&) noexcept = default;

Expected<ObjectCompiler> ObjectCompiler::create(Tier tier) {
  register_host_target();
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder) return failed("find out what processor this is", builder.takeError());
  // What LLVM takes unless told fits neither small objects nor `cc -shared`.
  builder->setRelocationModel(llvm::Reloc::PIC_).setCodeModel(llvm::CodeModel::Small);
  // In both tiers: more costs six times as much for functions that run no faster (docs/design/native.md).
  builder->setCodeGenOptLevel(llvm::CodeGenOptLevel::None);
  auto machine = builder->createTargetMachine();
  if (!machine) return failed("generate code for this processor", machine.takeError());
  (*machine)->setO0WantsFastISel(true);
  return ObjectCompiler(tier, std::move(*machine));
}

Expected<std::unique_ptr<llvm::MemoryBuffer>> ObjectCompiler::compile(llvm::Module& module) const {
  module.setDataLayout(machine_->createDataLayout());
  module.setTargetTriple(machine_->getTargetTriple().str());
  if (Expected<void> sound = verify(module); !sound) return std::unexpected(sound.error());
  if (tier_ == Tier::optimised) optimise(module, *machine_);
  auto object = llvm::orc::SimpleCompiler(*machine_)(module);
  if (!object) return failed("generate code", object.takeError());
  return std::move(*object);
}

}  // namespace carom::native
