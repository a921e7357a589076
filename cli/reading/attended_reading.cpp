// A file that is followed has no end to come closer to, so nothing is shown of it.
#include "cli/reading/attended_reading.h"

#include <fmt/format.h>
#include <unistd.h>

#include <optional>
#include <string>

#include "support/counted.h"

namespace carom::cli {

FilesInUse files_in_use(const std::vector<NamedInput>& inputs, const RunnablePolicy& policy) {
  FilesInUse in_use;
  for (const NamedInput& input : inputs)
    for (const InputFile& file : input.files)
      if (file.path != "-") in_use.add(file.path, "an input of this run");
  in_use.add(STDIN_FILENO, "standard input");
  in_use.add(STDOUT_FILENO, "where standard output goes");
  in_use.add(STDERR_FILENO, "where standard error goes");
  for (const std::string& path : policy.files) in_use.add(path, "a rule file of this run");
  return in_use;
}

Expected<void> check_follow(bool is_followed, const std::vector<NamedInput>& inputs) {
  if (!is_followed) return {};
  const bool is_one_file = inputs.size() == 1 && !inputs.front().is_folder && inputs.front().name != "-";
  if (is_one_file) return {};
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("--follow takes one file, found {}; a stream is answered while it is being "
                                          "written without --follow",
                                          inputs.size() > 1          ? counted(inputs.size(), "input", "inputs")
                                          : inputs.front().is_folder ? "a folder"
                                                                     : "standard input")});
}

ExitCode tell_interrupted(const Interruption& interruption, std::string_view how_far, Console& console) {
  if (!interruption.is_asked_for()) return ExitCode::done;
  console.tell(fmt::format("{}{}", kInterrupted, how_far));
  return ExitCode::interrupted;
}

ExitCode read_attended(const std::vector<NamedInput>& inputs, bool is_followed, Reading& reading,
                       const Interruption& interruption, ingest::BlockSink& blocks, Console& console) {
  std::optional<Progress> progress;
  if (Progress::is_seen(console.terminal) && !is_followed) progress.emplace(console, bytes_of(inputs));
  const Attendance attendance{interruption, progress ? &*progress : nullptr, is_followed};
  return read_inputs(inputs, reading, attendance, blocks, console);
}

}  // namespace carom::cli
