// What `carom compile --emit header` writes.
#pragma once

#include <string>
#include <vector>

#include "runtime/core/program.h"

namespace carom::cli {

struct PolicyHeader {
  std::string text;
  std::vector<std::string> told;  ///< of each class without a macro of its own why, for people
};

/// The runtime's C header (runtime/ahead/carom_runtime.h), with the policy's packs in a comment and a macro for each
/// class that its verdicts can have. A class whose name has other characters than letters, digits, `_` and `.` has
/// none: a compiled policy may come from anyone, and the header becomes a part of someone's program.
/// `symbol`: the policy's, declared unless it is empty, which is the one that the runtime's header declares.
[[nodiscard]] PolicyHeader policy_header(const core::Program& program, const std::string& symbol);

}  // namespace carom::cli
