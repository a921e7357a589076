// What `carom check` says of written rules, told of the places in the source that they come from.
#pragma once

#include <string>

#include "cli/import_report.h"
#include "importers/write_policy.h"
#include "support/error.h"
#include "support/limits.h"

namespace carom::cli {

/// Compiles `text` and runs its tests, as `carom check` would with the file `path`, and adds what it finds to `report`,
/// but for what is told of the source already. Errors are the world's: no shipped packs.
[[nodiscard]] Expected<void> check_imported(const std::string& path, const std::string& text,
                                            const importers::WrittenPolicy& policy, const Limits& limits,
                                            ImportReport& report);

}  // namespace carom::cli
