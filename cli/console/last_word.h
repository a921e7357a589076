// How the program ends when something of ours breaks: a check that fails, an exception nobody expected, std::terminate.
#pragma once

#include <functional>

#include "cli/console/console.h"

namespace carom::cli {

/// Runs `command`. When an exception leaves it, says on the error stream what broke and that it is ours, and answers
/// `internal`. From here on std::terminate (an exception that leaves a noexcept function ends there) says the same and
/// exits with that code.
[[nodiscard]] ExitCode run_guarded(const std::function<ExitCode(Console&)>& command, Console& console);

}  // namespace carom::cli
