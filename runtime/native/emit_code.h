// What `carom compile --emit` writes: a policy's code and image for programs that have no LLVM.
#pragma once

#include <string>

#include "runtime/core/program.h"
#include "runtime/native/compiler.h"
#include "support/error.h"

namespace carom::native {

/// Compiler::emit() for a program. Errors are also those of load_compiler(), and that no tables can be made of the
/// program: code works beside them.
[[nodiscard]] Expected<std::string> emit_code(const core::Program& program, Form form, const std::string& processor);

}  // namespace carom::native
