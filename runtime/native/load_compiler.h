// Native code is a part of the program that is opened only when it is asked for: LLVM's library takes longer to load
// than everything else, and a program without it still answers.
#pragma once

#include <string>

#include "runtime/native/compiler.h"

namespace carom::native {

/// Opens the module beside this program (`../lib/carom/carom-native.so`) and keeps it until the process ends. Errors:
/// there is none, it cannot be loaded, or it is of another build.
[[nodiscard]] Expected<const Compiler*> load_compiler();

/// The same with the module's path given.
[[nodiscard]] Expected<const Compiler*> load_compiler(const std::string& module);

/// Whether the module is there; it is not opened.
[[nodiscard]] bool has_compiler();

}  // namespace carom::native
