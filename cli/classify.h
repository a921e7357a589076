// `carom classify`: records in, a verdict each out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/load_policy.h"
#include "ingest/record_source.h"

namespace carom::cli {

enum class OutputFormat : std::uint8_t { automatic, table, ndjson, csv };

struct ClassifyOptions {
  PolicyOptions policy;
  std::vector<std::string> files;  ///< none: standard input
  OutputFormat format = OutputFormat::automatic;
  ingest::Format input_format = ingest::Format::automatic;
  ingest::FieldMap map;
  bool strict = false;
  std::string rejects;  ///< path of the rejects file; empty: none
  bool verbose = false;
};

[[nodiscard]] ExitCode classify(const ClassifyOptions& options, Console& console);

}  // namespace carom::cli
