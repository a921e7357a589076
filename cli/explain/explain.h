// `carom explain`: one reply or record, and why its verdict is what it is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

struct ExplainOptions {
  PolicyOptions policy;
  std::vector<std::string> reply;   ///< words of a pasted reply; none: `record`, else standard input
  std::string record;               ///< a JSON object, or the path of a file of records
  std::uint64_t number = 1;         ///< which record of the file or of standard input
  std::vector<std::string> fields;  ///< `host=mx.example`: more about a pasted reply
  ingest::Format input_format = ingest::Format::automatic;
  MapOptions map;
  std::uint32_t near_misses = 3;
  bool all = false;  ///< the text form leaves nothing out
  bool json = false;
};

[[nodiscard]] ExitCode explain(const ExplainOptions& options, Console& console);

}  // namespace carom::cli
