// LLVM has global state and does not expect to be unloaded: the module is never closed.
#include "runtime/native/load_compiler.h"

#include <dlfcn.h>

#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>

#include "runtime/native/module_door.h"

namespace carom::native {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kRepair =
    "; install it with the program (a build with CAROM_LLVM=ON makes it), or do without native code";

/// Empty: it is not known where this program lies.
std::string module_beside_program() {
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return error ? std::string() : (program.parent_path() / "../lib/carom/carom-native.so").lexically_normal().string();
}

std::unexpected<Error> no_compiler(const std::string& what) {
  std::string message = "no native code: ";
  message += what;
  message += kRepair;
  return std::unexpected(Error{ErrorKind::usage, std::move(message)});
}

}  // namespace

bool has_compiler() {
  std::error_code ignored;
  return fs::is_regular_file(module_beside_program(), ignored);
}

Expected<const Compiler*> load_compiler() {
  return load_compiler(module_beside_program());
}

Expected<const Compiler*> load_compiler(const std::string& module) {
  std::error_code ignored;
  if (!fs::is_regular_file(module, ignored)) return no_compiler("there is no module " + module);
  void* const opened = dlopen(module.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (opened == nullptr) return no_compiler("the module cannot be loaded: " + std::string(dlerror()));
  const auto door = reinterpret_cast<ModuleDoor>(dlsym(opened, kModuleSymbol));
  if (door == nullptr) return no_compiler(module + " is no module of this program");
  const Compiler* const compiler = door(build_of_this_side().c_str());
  if (compiler == nullptr) return no_compiler(module + " is of another build than this program");
  return compiler;
}

}  // namespace carom::native
