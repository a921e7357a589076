// The program: one verb and its exit code.
#include <csignal>
#include <variant>

#include "cli/console/console.h"
#include "cli/console/last_word.h"
#include "cli/console/standard_streams.h"
#include "cli/options/options.h"
#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

ExitCode run(const ClassifyOptions& options, Console& console) {
  return classify(options, console);
}
ExitCode run(const ExplainOptions& options, Console& console) {
  return explain(options, console);
}
ExitCode run(const CoverageOptions& options, Console& console) {
  return coverage(options, console);
}
ExitCode run(const ReadVerbOptions& options, Console& console) {
  return read(options, console);
}
ExitCode run(const MapVerbOptions& options, Console& console) {
  return map(options, console);
}
ExitCode run(const CheckOptions& options, Console& console) {
  return check(options, console);
}
ExitCode run(const CompileOptions& options, Console& console) {
  return compile(options, console);
}
ExitCode run(const FixOptions& options, Console& console) {
  return fix(options, console);
}
ExitCode run(const TestOptions& options, Console& console) {
  return test(options, console);
}
ExitCode run(const FmtOptions& options, Console& console) {
  return fmt(options, console);
}
ExitCode run(const ImportOptions& options, Console& console) {
  return import_rules(options, console);
}
ExitCode run(const DumpOptions& options, Console& console) {
  return dump(options, console);
}
ExitCode run(const DoctorOptions& options, Console& console) {
  return doctor(options, console);
}
ExitCode run(const SuppressOptions& options, Console& console) {
  return suppress(options, console);
}
ExitCode run(const VersionOptions& options, Console& console) {
  return version(options, console);
}

ExitCode run_command_line(int argc, const char* const* argv, Console& console) {
  const std::expected<Command, Stop> command = parse_command_line(argc, argv);
  if (command) return std::visit([&console](const auto& options) { return run(options, console); }, *command);
  if (command.error().code == ExitCode::done)
    console.out.write(command.error().text);
  else
    console.err.write(dsl::printable_lines(command.error().text));
  return command.error().code;
}

int run_program(int argc, const char* const* argv) {
  if (!reserve_standard_streams()) return static_cast<int>(ExitCode::input);
  std::signal(SIGPIPE, SIG_IGN);
  Console console;
  const ExitCode code =
      run_guarded([argc, argv](Console& streams) { return run_command_line(argc, argv, streams); }, console);
  return static_cast<int>(console.finish(code));
}

}  // namespace
}  // namespace carom::cli

int main(int argc, char** argv) {
  return carom::cli::run_program(argc, argv);
}
