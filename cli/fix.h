// `carom fix`: puts the repairs that diagnostics offer into the rule files.
#pragma once

#include "cli/console.h"
#include "cli/load_policy.h"

namespace carom::cli {

struct FixOptions {
  PolicyOptions policy;
  bool diff = false;  ///< change nothing, show what would change
  bool json = false;
};

/// Changes only files of the packs that the policy names, never of those they use. 3 when rules still do not compile.
[[nodiscard]] ExitCode fix(const FixOptions& options, Console& console);

}  // namespace carom::cli
