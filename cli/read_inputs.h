// All inputs of a run, one after the other.
#pragma once

#include <string>
#include <vector>

#include "cli/console.h"
#include "cli/input_files.h"
#include "cli/reading.h"
#include "ingest/record_block.h"

namespace carom::cli {

/// What the arguments stand for; none: standard input.
[[nodiscard]] std::vector<NamedInput> inputs_named(const std::vector<std::string>& names, Console& console);

/// What is wrong with one input is told and does not stop the next; of several exit codes the first counts. `inputs`
/// must outlive what `blocks` still holds of their records.
ExitCode read_inputs(const std::vector<NamedInput>& inputs, Reading& reading, ingest::BlockSink& blocks,
                     Console& console);

}  // namespace carom::cli
