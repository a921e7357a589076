// The program: one verb, its exit code, and a last word when something of ours breaks.
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <string>
#include <variant>

#include "cli/console.h"
#include "cli/options.h"

namespace carom::cli {
namespace {

ExitCode run(const ClassifyOptions& options, Console& console) {
  return classify(options, console);
}
ExitCode run(const ExplainOptions& options, Console& console) {
  return explain(options, console);
}
ExitCode run(const CheckOptions& options, Console& console) {
  return check(options, console);
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
ExitCode run(const DumpOptions& options, Console& console) {
  return dump(options, console);
}
ExitCode run(const DoctorOptions& options, Console& console) {
  return doctor(options, console);
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
    console.err.write(command.error().text);
  return command.error().code;
}

std::string what_is_thrown(std::exception_ptr thrown) {
  try {
    if (thrown) std::rethrow_exception(thrown);
    return "the program was terminated without an exception";
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "an exception of an unknown kind";
  }
}

void tell_defect(const std::string& what, Console& console) {
  console.tell("internal error: " + what);
  console.tell("this is a defect of carom, not of your input; please report it with the input that showed it");
}

// An exception that leaves a noexcept function (classifying is one) ends here.
[[noreturn]] void end_terminated() {
  Console console;
  tell_defect(what_is_thrown(std::current_exception()), console);
  ::_exit(static_cast<int>(ExitCode::internal));
}

int run_program(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);
  std::set_terminate(end_terminated);
  Console console;
  ExitCode code = ExitCode::internal;
  try {
    code = run_command_line(argc, argv, console);
  } catch (...) {
    tell_defect(what_is_thrown(std::current_exception()), console);
  }
  return static_cast<int>(console.finish(code));
}

}  // namespace
}  // namespace carom::cli

int main(int argc, char** argv) {
  return carom::cli::run_program(argc, argv);
}
