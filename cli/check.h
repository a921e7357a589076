// `carom check`: compiles a policy, runs its tests and shows every diagnostic.
#pragma once

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"

namespace carom::cli {

struct CheckOptions {
  PolicyOptions policy;
  bool tests = true;
};

/// 3 when the rules do not compile, 1 when a test fails or a warning is reported. JSON and SARIF go to standard output.
[[nodiscard]] ExitCode check(const CheckOptions& options, Console& console);

}  // namespace carom::cli
