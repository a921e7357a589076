// `carom classify`: records in, a verdict each out.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/policy/load_policy.h"
#include "cli/reading/load_map.h"
#include "ingest/records/record_source.h"
#include "runtime/engine/engine.h"

namespace carom::cli {

enum class OutputFormat : std::uint8_t { automatic, table, ndjson, csv, summary };

// Far more than there is work for beside one reader; each takes memory for its texts.
inline constexpr std::uint32_t kMostThreads = 256;
// Far more than a block of the input holds.
inline constexpr std::uint32_t kMostRecordsOfBatch = 65536;

struct ClassifyOptions {
  PolicyOptions policy;
  std::vector<std::string> files;  ///< none: standard input
  OutputFormat format = OutputFormat::automatic;
  ingest::Format input_format = ingest::Format::automatic;
  MapOptions map;
  engine::Choice engine = engine::Choice::automatic;
  std::uint32_t threads = 0;  ///< 0: as many as the machine runs at once, at most kMostThreads
  std::uint32_t batch = engine::Engine::kBestBatch;
  bool deliveries = false;  ///< are records, too
  bool dedupe = false;      ///< events that come again are none
  bool enrich = false;      ///< gives the input back with verdicts in it
  std::string enrich_key = "bounce";
  bool strict = false;
  bool follow = false;        ///< waits for more at the end of the one file
  bool summary = false;       ///< tells how many answers of which kind there were
  std::string output;         ///< path of the file of verdicts; empty: standard output
  std::string suppress_list;  ///< path of the list of addresses to take off; empty: none
  std::string rejects;        ///< path of the rejects file; empty: none
  bool verbose = false;
  bool keep_code = true;  ///< native code, for later runs
};

[[nodiscard]] ExitCode classify(const ClassifyOptions& options, Console& console);

}  // namespace carom::cli
