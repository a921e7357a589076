// `carom coverage`: which rules of a policy a file of records reaches.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/load_map.h"
#include "cli/load_policy.h"
#include "ingest/record_source.h"

namespace carom::cli {

struct CoverageOptions {
  PolicyOptions policy;
  std::vector<std::string> inputs;  ///< none: standard input
  ingest::Format input_format = ingest::Format::automatic;
  MapOptions map;
  bool json = false;
};

[[nodiscard]] ExitCode coverage(const CoverageOptions& options, Console& console);

}  // namespace carom::cli
