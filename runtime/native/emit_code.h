// What `carom compile --emit` writes: a policy's code and image for programs that have no LLVM.
#pragma once

#include <cstddef>
#include <string>

#include "runtime/core/program.h"
#include "runtime/native/compiler.h"
#include "support/error.h"

namespace carom::native {

/// The constants of an object are found by distances of 32 bits, and code and what rules compare with stand behind the
/// image: the other half is theirs.
inline constexpr std::size_t kMostImageBytes = std::size_t{1} << 30U;

/// Compiler::emit() for a program. Errors are also those of load_compiler(), and that no tables can be made of the
/// program: code works beside them; or that its image is larger than kMostImageBytes.
[[nodiscard]] Expected<std::string> emit_code(const core::Program& program, const EmitOptions& options);

}  // namespace carom::native
