// `carom compile`: rules in, one file out that classifies without them.
#pragma once

#include <cstdint>
#include <string>

#include "cli/console/console.h"
#include "cli/policy/runnable_policy.h"

namespace carom::cli {

enum class Emit : std::uint8_t { policy, ir, assembly, object, shared, header };

struct CompileOptions {
  PolicyOptions policy;
  std::string output;  ///< path of the file to write
  Emit emit = Emit::policy;
  std::string processor;  ///< for which code is; empty: any of this architecture
  std::string symbol;     ///< of the policy in C; empty: carom_policy
  bool tests = true;      ///< rules with a test that fails are not written
};

[[nodiscard]] ExitCode compile(const CompileOptions& options, Console& console);

}  // namespace carom::cli
