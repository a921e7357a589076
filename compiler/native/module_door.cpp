// The way into this folder for programs that open it as a module.
#include "runtime/native/module_door.h"

#include <string_view>

#include "compiler/native/llvm_compiler.h"

extern "C" [[gnu::visibility("default")]] const carom::native::Compiler* carom_native_compiler(const char* build) {
  static const carom::native::LlvmCompiler kCompiler;
  return carom::native::build_of_this_side() == std::string_view(build) ? &kCompiler : nullptr;
}
