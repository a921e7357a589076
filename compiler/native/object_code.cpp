// The quick tier is code generation alone; the optimised one runs passes first that pay on short functions.
#include "compiler/native/object_code.h"

#include <fmt/format.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/ExecutionEngine/Orc/CompileUtils.h>
#include <llvm/ExecutionEngine/Orc/JITTargetMachineBuilder.h>
#include <llvm/IR/LegacyPassManager.h>
#include <llvm/MC/MCSubtargetInfo.h>
#include <llvm/MC/TargetRegistry.h>
#include <llvm/Support/raw_ostream.h>
#include <llvm/Target/TargetMachine.h>
#include <llvm/TargetParser/Host.h>

#include <algorithm>
#include <ranges>
#include <utility>
#include <vector>

#include "compiler/native/host_target.h"
#include "compiler/native/llvm_error.h"
#include "compiler/native/optimise.h"

namespace carom::native {
namespace {

using llvm::orc::JITTargetMachineBuilder;

Expected<std::unique_ptr<llvm::TargetMachine>> make_machine(JITTargetMachineBuilder& builder) {
  // What LLVM takes unless told fits neither small objects nor `cc -shared`.
  builder.setRelocationModel(llvm::Reloc::PIC_).setCodeModel(llvm::CodeModel::Small);
  // In both tiers: more costs six times as much for functions that run no faster (docs/design/native.md).
  builder.setCodeGenOptLevel(llvm::CodeGenOptLevel::None);
  auto machine = builder.createTargetMachine();
  if (!machine) return failed("generate code for this processor", machine.takeError());
  (*machine)->setO0WantsFastISel(true);
  return std::move(*machine);
}

/// LLVM names 32-bit processors, too, and ends the process when it is to generate 64-bit code for one.
bool suits(llvm::StringRef processor, const llvm::TargetMachine& machine) {
  const llvm::Triple& triple = machine.getTargetTriple();
  if (!machine.getMCSubtargetInfo()->isCPUStringValid(processor)) return false;
  const std::unique_ptr<llvm::MCSubtargetInfo> facts(
      machine.getTarget().createMCSubtargetInfo(triple.str(), processor, ""));
  return triple.getArch() != llvm::Triple::x86_64 || facts->checkFeatures("+64bit");
}

std::unexpected<Error> no_processor(const std::string& name, const llvm::TargetMachine& machine) {
  constexpr std::size_t kMostNamed = 5;
  std::vector<std::pair<unsigned, llvm::StringRef>> known;  // distance and name
  for (const llvm::SubtargetSubTypeKV& one : machine.getMCSubtargetInfo()->getAllProcessorDescriptions())
    if (suits(one.Key, machine)) known.emplace_back(llvm::StringRef(name).edit_distance(one.Key), one.Key);
  std::ranges::sort(known);
  std::string nearest;
  for (const auto& [distance, one] : known | std::views::take(kMostNamed))
    nearest.append(nearest.empty() ? "" : ", ").append(one);
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("no processor `{}` of {}; the nearest names are {}; native is this machine's",
                                          name, machine.getTargetTriple().getArchName().str(), nearest)});
}

}  // namespace

ObjectCompiler::ObjectCompiler(Tier tier, std::unique_ptr<llvm::TargetMachine> machine)
    : tier_(tier), machine_(std::move(machine)) {}
ObjectCompiler::~ObjectCompiler() = default;
ObjectCompiler::ObjectCompiler(ObjectCompiler&&) noexcept = default;

Expected<ObjectCompiler> ObjectCompiler::create(Tier tier) {
  Expected<JITTargetMachineBuilder> builder = host_machine();
  if (!builder) return std::unexpected(builder.error());
  auto machine = make_machine(*builder);
  if (!machine) return std::unexpected(machine.error());
  return ObjectCompiler(tier, std::move(*machine));
}

Expected<ObjectCompiler> ObjectCompiler::create_for(const std::string& processor) {
  if (processor == "native") return create(Tier::optimised);
  register_host_target();
  JITTargetMachineBuilder builder((llvm::Triple(llvm::sys::getProcessTriple())));
  auto machine = make_machine(builder);
  if (!machine) return std::unexpected(machine.error());
  if (processor.empty()) return ObjectCompiler(Tier::optimised, std::move(*machine));
  // LLVM itself would print a warning about an unknown one and take another.
  if (!suits(processor, **machine)) return no_processor(processor, **machine);
  builder.setCPU(processor);
  machine = make_machine(builder);
  if (!machine) return std::unexpected(machine.error());
  return ObjectCompiler(Tier::optimised, std::move(*machine));
}

Expected<void> ObjectCompiler::improve(llvm::Module& module) const {
  module.setDataLayout(machine_->createDataLayout());
  module.setTargetTriple(machine_->getTargetTriple().str());
  if (Expected<void> sound = verify(module); !sound) return sound;
  if (tier_ == Tier::optimised) optimise(module, *machine_);
  return {};
}

Expected<std::unique_ptr<llvm::MemoryBuffer>> ObjectCompiler::compile(llvm::Module& module) const {
  if (Expected<void> improved = improve(module); !improved) return std::unexpected(improved.error());
  auto object = llvm::orc::SimpleCompiler(*machine_)(module);
  if (!object) return failed("generate code", object.takeError());
  return std::move(*object);
}

Expected<std::string> ObjectCompiler::emit(llvm::Module& module, Form form) const {
  if (form == Form::object) {
    const auto object = compile(module);
    if (!object) return std::unexpected(object.error());
    return (*object)->getBuffer().str();
  }
  if (Expected<void> improved = improve(module); !improved) return std::unexpected(improved.error());
  if (form == Form::assembly) return assembly_of(module);
  std::string text;
  llvm::raw_string_ostream out(text);
  module.print(out, nullptr);
  return text;
}

Expected<std::string> ObjectCompiler::assembly_of(llvm::Module& module) const {
  llvm::SmallString<0> text;
  llvm::raw_svector_ostream out(text);
  llvm::legacy::PassManager passes;
  // True: the target has no such printer, which x86-64 and AArch64 have.
  if (machine_->addPassesToEmitFile(passes, out, nullptr, llvm::CodeGenFileType::AssemblyFile))
    return std::unexpected(Error{ErrorKind::usage, "LLVM has no assembly for this architecture"});
  passes.run(module);
  return std::string(text.str());
}

}  // namespace carom::native
