// `carom import`: rules of other tools as a Carom file, with a report of what could not be carried over.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "importers/tool.h"
#include "support/limits.h"

namespace carom::cli {

struct ImportOptions {
  importers::Tool tool{};
  std::vector<std::string> files;  ///< tried in this order; `-` is standard input
  std::string output;              ///< empty: standard output
  std::string report;              ///< empty: none but for people
  std::string pack;                ///< name of the pack that is written; empty: the tool's
  bool own_classes = false;        ///< a class for each category, even where std.classes has one that says the same
  Limits limits;
};

/// Ends with `findings` when a rule was refused or the source has defects; what is written is written all the same.
[[nodiscard]] ExitCode import_rules(const ImportOptions& options, Console& console);

}  // namespace carom::cli
