// What the program's exit status means; docs and tests read the same table.
#pragma once

#include <cstdint>

#include "support/error.h"

namespace carom::cli {

enum class ExitCode : std::uint8_t {
  done = 0,
  findings = 1,  ///< check, test, import, fmt --check and compile found something to do, or suppress somebody not on
                 ///< the list; classify never ends so
  usage = 2,
  rules = 3,  ///< the rules do not compile
  input = 4,  ///< an input cannot be read or an output written, or records were rejected under --strict
  pack = 5,   ///< a compiled policy is damaged, of another version, or not signed; a suppression state likewise
  limit = 6,  ///< the rules exceed a limit (support/limits.def), and nothing else is wrong with them
  interrupted =
      130,  ///< by Ctrl-C or SIGTERM before the inputs ended; what was read is answered (128 + SIGINT, as shells count)
  internal = 70,  ///< a defect of the program (EX_SOFTWARE of sysexits.h)
};

[[nodiscard]] constexpr ExitCode exit_code_of(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return ExitCode::usage;
    case ErrorKind::unreadable:
      return ExitCode::input;
    case ErrorKind::pack_damaged:
      return ExitCode::pack;
    case ErrorKind::limit:
      return ExitCode::limit;
  }
  return ExitCode::internal;
}

/// The first thing that went wrong decides. Findings are what was asked for: they do not hide that something went
/// wrong.
[[nodiscard]] constexpr ExitCode first_of(ExitCode earlier, ExitCode later) {
  const bool is_earlier_wrong = earlier != ExitCode::done && earlier != ExitCode::findings;
  return is_earlier_wrong || later == ExitCode::done ? earlier : later;
}

}  // namespace carom::cli
