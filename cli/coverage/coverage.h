// `carom coverage`: which rules of a policy a file of records reaches.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"

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
