// What the options `--map` say in all.
#pragma once

#include <expected>
#include <string>
#include <vector>

#include "cli/console/console.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

struct MapOptions {
  ingest::FieldMap entries;        ///< of the command line
  std::vector<std::string> files;  ///< paths of map files

  [[nodiscard]] bool empty() const { return entries.empty() && files.empty(); }
};

/// Of two places for one field the command line's wins, else that of the later file, which is told. Otherwise it is
/// told what is wrong: with entries and files that say no map (2), with files that cannot be read (4).
[[nodiscard]] std::expected<ingest::FieldMap, ExitCode> load_map(
    const MapOptions& options, const std::vector<ingest::DeclaredField>& declared_fields, Console& console);

}  // namespace carom::cli
