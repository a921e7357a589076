// `carom test`: runs the tests that stand in the rules.
#pragma once

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"

namespace carom::cli {

struct TestOptions {
  PolicyOptions policy;
  bool json = false;
  bool verbose = false;  ///< list the tests that pass, too
};

/// 1 when a test fails.
[[nodiscard]] ExitCode test(const TestOptions& options, Console& console);

}  // namespace carom::cli
