// The files that `classify --suppress-list` writes.
#pragma once

#include <string>

#include "cli/console/console.h"
#include "cli/files/files_in_use.h"
#include "cli/verdicts/suppression_list.h"

namespace carom::cli {

/// Beside the list, for those to look at first: `FILE.guarded`.
[[nodiscard]] std::string guarded_path(const std::string& path);

/// Refuses (usage) a list that would overwrite a file of the run.
[[nodiscard]] Expected<void> check_suppression_files(const std::string& path, const FilesInUse& in_use);

/// Both files get their names when they are whole; says how many entries each has.
[[nodiscard]] ExitCode write_suppression_files(const std::string& path, const SuppressionList& list, Console& console);

}  // namespace carom::cli
