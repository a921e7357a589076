// `carom compile`: rules in, one file out that classifies without them.
#pragma once

#include <string>

#include "cli/console.h"
#include "cli/load_policy.h"

namespace carom::cli {

struct CompileOptions {
  PolicyOptions policy;
  std::string output;  ///< path of the file to write
};

[[nodiscard]] ExitCode compile(const CompileOptions& options, Console& console);

}  // namespace carom::cli
