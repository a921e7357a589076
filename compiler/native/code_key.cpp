// The image itself is a part: numbers in code are places in it, and nobody's image may get another's code.
#include "compiler/native/code_key.h"

#include <fmt/format.h>
#include <llvm-c/Core.h>

#include <utility>

#include "compiler/native/build_identity.h"
#include "compiler/native/host_target.h"
#include "runtime/ahead/policy_object.h"

namespace carom::native {
namespace {

/// Of the library, which may be another than the one that this was compiled for.
std::string llvm_version() {
  unsigned major = 0;
  unsigned minor = 0;
  unsigned patch = 0;
  LLVMGetVersion(&major, &minor, &patch);
  return fmt::format("{}.{}.{}", major, minor, patch);
}

std::string circumstances(const Source& source, Tier tier, const Generator& generator) {
  return fmt::format("build {}\nLLVM {}\ntriple {}\nprocessor {}\nfeatures {}\ntier {}\nassumptions {:016x}\n",
                     generator.build, generator.llvm, generator.triple, generator.processor, generator.features,
                     static_cast<unsigned>(tier), ahead::assumptions_of(source.program, source.decisions));
}

}  // namespace

Expected<Generator> this_generator() {
  const Expected<llvm::orc::JITTargetMachineBuilder> machine = host_machine();
  if (!machine) return std::unexpected(machine.error());
  std::string build = build_identity();
  if (build.empty()) return std::unexpected(Error{ErrorKind::usage, "the native module has no build id"});
  return Generator{std::move(build), llvm_version(), machine->getTargetTriple().str(), machine->getCPU(),
                   machine->getFeatures().getString()};
}

CodeKey::CodeKey(const Source& source, Tier tier, const Generator& generator)
    : circumstances_(circumstances(source, tier, generator)),
      parts_({std::as_bytes(std::span(circumstances_)), source.program.image()}) {}

}  // namespace carom::native
