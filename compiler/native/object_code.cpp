// The quick tier is code generation alone; the optimised one takes passes that pay on short functions of comparisons.
#include "compiler/native/object_code.h"

#include <fmt/format.h>
#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>
#include <llvm/IR/Verifier.h>
#include <llvm/Support/TargetSelect.h>
#include <llvm/Target/TargetMachine.h>

#include <mutex>
#include <utility>

#include "compiler/native/llvm_error.h"
#include "compiler/native/optimise.h"

namespace carom::native {
namespace {

void register_target() {
  static std::once_flag once;
  std::call_once(once, [] {
    llvm::InitializeNativeTarget();
    llvm::InitializeNativeTargetAsmPrinter();
  });
}

}  // namespace

ObjectCompiler::ObjectCompiler(Tier tier, std::unique_ptr<llvm::TargetMachine> machine)
    : tier_(tier), machine_(std::move(machine)) {}
ObjectCompiler::~ObjectCompiler() = default;
ObjectCompiler::ObjectCompiler(ObjectCompiler&&) noexcept = default;

Expected<ObjectCompiler> ObjectCompiler::create(Tier tier) {
  register_target();
  auto builder = llvm::orc::JITTargetMachineBuilder::detectHost();
  if (!builder) return failed("find out what processor this is", builder.takeError());
  const bool is_quick = tier == Tier::quick;
  // What LLVM takes unless told fits neither small objects nor `cc -shared`.
  builder->setRelocationModel(llvm::Reloc::PIC_).setCodeModel(llvm::CodeModel::Small);
  builder->setCodeGenOptLevel(is_quick ? llvm::CodeGenOptLevel::None : llvm::CodeGenOptLevel::Less);
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
