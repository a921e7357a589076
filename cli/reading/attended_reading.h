// How verbs that take records, however many there are, read their inputs: somebody looks on, and may end it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/console/console.h"
#include "cli/files/files_in_use.h"
#include "cli/policy/runnable_policy.h"
#include "cli/reading/read_inputs.h"

namespace carom::cli {

/// What is said of an interrupted run and of its files.
inline constexpr std::string_view kInterrupted = "interrupted before the inputs ended";
/// What is said of files of a run that had inputs which it could not read to their ends, after each was told.
inline constexpr std::string_view kNotAllRead = "not every input could be read to its end";

/// What no output of the run may overwrite: its inputs, rule files, and where the standard streams go.
[[nodiscard]] FilesInUse files_in_use(const std::vector<NamedInput>& inputs, const RunnablePolicy& policy);

/// Refuses (usage) inputs that cannot grow under their names, if they are to be followed.
[[nodiscard]] Expected<void> check_follow(bool is_followed, const std::vector<NamedInput>& inputs);

/// Says, where the interruption is asked for, how far the run came (": 3 records answered"; empty: it need not say),
/// and answers `interrupted`; else `done`.
[[nodiscard]] ExitCode tell_interrupted(const Interruption& interruption, std::string_view how_far, Console& console);

/// As read_inputs(); shows how far it has come where somebody sees it.
[[nodiscard]] ExitCode read_attended(const std::vector<NamedInput>& inputs, bool is_followed, Reading& reading,
                                     const Interruption& interruption, ingest::BlockSink& blocks, Console& console);

}  // namespace carom::cli
