// `carom fix`: puts the repairs that diagnostics offer into the rule files.
#pragma once

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"

namespace carom::cli {

struct FixOptions {
  PolicyOptions policy;
  bool diff = false;  ///< change nothing, show what would change
  bool json = false;
};

/// Makes the machine-applicable fixes in files of the packs that the policy names, never of those they use, and those
/// that become possible by them. Then it shows what is left to a person: errors, and fixes for review. 3 or 6 when the
/// rules would not compile then.
[[nodiscard]] ExitCode fix(const FixOptions& options, Console& console);

}  // namespace carom::cli
