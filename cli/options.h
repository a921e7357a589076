// The command line: from argv to one verb with its options. CLI11 stays behind this door, because it is slow to
// compile.
#pragma once

#include <expected>
#include <string>
#include <variant>

#include "cli/check.h"
#include "cli/classify.h"
#include "cli/compile.h"
#include "cli/coverage.h"
#include "cli/doctor.h"
#include "cli/dump.h"
#include "cli/explain.h"
#include "cli/fix.h"
#include "cli/fmt.h"
#include "cli/import.h"
#include "cli/map.h"
#include "cli/read.h"
#include "cli/suppress.h"
#include "cli/test.h"
#include "cli/version.h"

namespace carom::cli {

using Command = std::variant<ClassifyOptions, ExplainOptions, ReadVerbOptions, MapVerbOptions, CheckOptions,
                             CompileOptions, FixOptions, TestOptions, FmtOptions, CoverageOptions, ImportOptions,
                             DumpOptions, DoctorOptions, VersionOptions, SuppressOptions>;

/// Nothing to run: help that was asked for (exit 0, on standard output) or a mistake (exit 2, on standard error).
struct Stop {
  ExitCode code = ExitCode::usage;
  std::string text;  ///< with its line end
};

[[nodiscard]] std::expected<Command, Stop> parse_command_line(int argc, const char* const* argv);

}  // namespace carom::cli
