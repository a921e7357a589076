// `carom version`: which program this is, or what a compiled policy is.
#pragma once

#include <string>

#include "cli/console/console.h"

namespace carom::cli {

struct VersionOptions {
  std::string file;  ///< a compiled policy; empty: this program
  bool json = false;
};

[[nodiscard]] ExitCode version(const VersionOptions& options, Console& console);

}  // namespace carom::cli
