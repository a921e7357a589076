// What `carom dump --stage=llvm` shows.
#pragma once

#include <string>

#include "runtime/core/program.h"
#include "support/error.h"

namespace carom::native {

/// The code of a program as LLVM IR, before any optimisation. Errors are those of load_compiler().
[[nodiscard]] Expected<std::string> print_code(const core::Program& program);

}  // namespace carom::native
