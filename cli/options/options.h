// The command line: from argv to one verb with its options. CLI11 stays behind this door, because it is slow to
// compile.
#pragma once

#include <expected>
#include <string>
#include <variant>

#include "cli/check.h"
#include "cli/classify/classify.h"
#include "cli/compile/compile.h"
#include "cli/coverage/coverage.h"
#include "cli/doctor.h"
#include "cli/dump/dump.h"
#include "cli/explain/explain.h"
#include "cli/import/import.h"
#include "cli/map/map.h"
#include "cli/reading/read.h"
#include "cli/rewrite/fix.h"
#include "cli/rewrite/fmt.h"
#include "cli/suppress/suppress.h"
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
