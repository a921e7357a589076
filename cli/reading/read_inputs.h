// All inputs of a run, one after the other.
#pragma once

#include <string>
#include <vector>

#include "cli/console/console.h"
#include "cli/console/interruption.h"
#include "cli/console/progress.h"
#include "cli/files/input_files.h"
#include "cli/reading/reading.h"
#include "ingest/record_block.h"

namespace carom::cli {

/// What the arguments stand for; none: standard input.
[[nodiscard]] std::vector<NamedInput> inputs_named(const std::vector<std::string>& names, Console& console);

/// All bytes of the inputs as they lie there; nothing where one is no file.
[[nodiscard]] std::optional<std::uint64_t> bytes_of(const std::vector<NamedInput>& inputs);

/// Who looks on while inputs are read, and may end it. All outlive the reading.
struct Attendance {
  const Interruption& interruption;
  Progress* progress = nullptr;  ///< null: nobody looks
  bool is_followed = false;      ///< the inputs are files whose ends are waited behind
};

/// What is wrong with one input is told and does not stop the next; of several exit codes the first counts. `inputs`
/// must outlive what `blocks` still holds of their records. Ends early where `blocks` wants no more, and once the
/// interruption is asked for, which is for the caller to look at and to tell.
ExitCode read_inputs(const std::vector<NamedInput>& inputs, Reading& reading, const Attendance& attendance,
                     ingest::BlockSink& blocks, Console& console);

}  // namespace carom::cli
