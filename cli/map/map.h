// `carom map`: a map file as a guess, to be edited.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "ingest/records/record_source.h"

namespace carom::cli {

struct MapVerbOptions {
  std::vector<std::string> files;  ///< none: standard input
  ingest::Format input_format = ingest::Format::automatic;
  bool examples = true;  ///< values of the inputs stand in the comments
};

/// One map file for all inputs. Of a format that needs none it holds a comment that says so.
[[nodiscard]] ExitCode map(const MapVerbOptions& options, Console& console);

}  // namespace carom::cli
