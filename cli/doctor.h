// `carom doctor`: what this installation consists of and whether it works.
#pragma once

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"

namespace carom::cli {

struct DoctorOptions {
  PolicyOptions policy;
  bool json = false;
};

[[nodiscard]] ExitCode doctor(const DoctorOptions& options, Console& console);

}  // namespace carom::cli
