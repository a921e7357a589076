// A fresh LLJIT a generation: what it holds goes with it, and nothing is left in pools that only grow.
#include "compiler/native/linked_code.h"

#include <llvm/ExecutionEngine/JITLink/JITLinkMemoryManager.h>
#include <llvm/ExecutionEngine/Orc/LLJIT.h>
#include <llvm/ExecutionEngine/Orc/ObjectLinkingLayer.h>

#include <utility>

#include "compiler/native/executable_memory.h"
#include "compiler/native/host_target.h"
#include "compiler/native/llvm_error.h"

namespace carom::native {

LinkedCode::LinkedCode(std::unique_ptr<llvm::orc::LLJIT> jit) : jit_(std::move(jit)) {}
LinkedCode::~LinkedCode() = default;
LinkedCode::LinkedCode(LinkedCode&&) noexcept = default;

Expected<LinkedCode> LinkedCode::create() {
  if (const Expected<void> allowed = may_have_new_code(); !allowed) return std::unexpected(allowed.error());
  Expected<llvm::orc::JITTargetMachineBuilder> machine = host_machine();
  if (!machine) return std::unexpected(machine.error());
  // No symbol of the process is asked for, and no initialiser is run: neither is set up.
  auto jit = llvm::orc::LLJITBuilder()
                 .setJITTargetMachineBuilder(std::move(*machine))
                 .setLinkProcessSymbolsByDefault(false)
                 .setPlatformSetUp(llvm::orc::setUpInactivePlatform)
                 .setObjectLinkingLayerCreator([](llvm::orc::ExecutionSession& session, const llvm::Triple&) {
                   return std::make_unique<llvm::orc::ObjectLinkingLayer>(session);
                 })
                 .create();
  if (!jit) return failed("start its linker", jit.takeError());
  // An error comes back from the look-up, too; nothing is to be printed.
  (*jit)->getExecutionSession().setErrorReporter(
      [](llvm::Error error) { static_cast<void>(llvm::toString(std::move(error))); });
  return LinkedCode(std::move(*jit));
}

Expected<void> LinkedCode::add(std::unique_ptr<llvm::MemoryBuffer> object) {
  if (llvm::Error error = jit_->addObjectFile(std::move(object))) return failed("take an object", std::move(error));
  return {};
}

Expected<const table::PlacedRules*> LinkedCode::placed_rules(const std::string& name) {
  auto at = jit_->lookup(name);
  if (!at) return failed("put code into executable memory", at.takeError());
  return at->toPtr<const table::PlacedRules*>();
}

}  // namespace carom::native
