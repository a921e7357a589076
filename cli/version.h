// `carom version`: which program this is.
#pragma once

#include "cli/console.h"

namespace carom::cli {

struct VersionOptions {
  bool json = false;
};

[[nodiscard]] ExitCode version(const VersionOptions& options, Console& console);

}  // namespace carom::cli
