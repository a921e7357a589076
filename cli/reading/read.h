// `carom read`: what readers find in inputs, before any rule.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

struct ReadVerbOptions {
  std::vector<std::string> files;  ///< none: standard input
  ingest::Format input_format = ingest::Format::automatic;
  MapOptions map;
  bool deliveries = false;
  bool dedupe = false;  ///< events that come again are no records
};

/// One JSON object a record (docs/schema/extract.schema.json).
[[nodiscard]] ExitCode read(const ReadVerbOptions& options, Console& console);

}  // namespace carom::cli
