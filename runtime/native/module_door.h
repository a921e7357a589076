// The one symbol by which a program finds the compiler in a module that it opens when first needed, and how both make
// sure that they are of one build: what they share are C++ objects.
#pragma once

#include <string>

#include "runtime/core/program.h"
#include "runtime/native/compiler.h"

namespace carom::native {

inline constexpr const char* kModuleSymbol = "carom_native_compiler";

/// Null: the module is of another build than who asks. The compiler lives as long as the module.
using ModuleDoor = const Compiler* (*)(const char* build);

/// What must be equal: the compiler that built it, the interface, and the sizes of what is shared.
[[nodiscard]] inline std::string build_of_this_side() {
  std::string build = __VERSION__;
  for (const std::size_t size : {std::size_t{kInterfaceVersion}, std::size_t{core::kImageVersion},
                                 sizeof(core::Program), sizeof(table::DecisionTable), sizeof(table::RecordFacts),
                                 sizeof(table::FoundPattern), sizeof(table::GeneratedCode)})
    build.append(" ").append(std::to_string(size));
  return build;
}

}  // namespace carom::native
