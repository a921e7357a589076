// `carom fmt`: rule files in canonical layout.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "support/limits.h"

namespace carom::cli {

struct FmtOptions {
  std::vector<std::string> files;  ///< files, folders (all .carom files below), `-` for standard input to output
  bool check = false;              ///< change nothing, name the files that would change, exit 1 if there is one
  bool diff = false;               ///< change nothing, show what would change
  bool json = false;
  Limits limits;
};

[[nodiscard]] ExitCode fmt(const FmtOptions& options, Console& console);

}  // namespace carom::cli
