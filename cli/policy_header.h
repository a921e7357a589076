// What `carom compile --emit header` writes.
#pragma once

#include <string>

#include "runtime/core/program.h"

namespace carom::cli {

/// The runtime's C header (runtime/ahead/carom_runtime.h), with the policy's packs in a comment and a macro for each
/// class that its verdicts can have. A class whose name has other characters than letters, digits, `_` and `.` has
/// none: a compiled policy may come from anyone, and the header becomes a part of someone's program.
[[nodiscard]] std::string policy_header(const core::Program& program);

}  // namespace carom::cli
