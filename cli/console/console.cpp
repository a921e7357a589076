// Every word about a run passes printable(), since paths and messages may hold what moves a cursor.
#include "cli/console/console.h"

#include <unistd.h>

#include <string>
#include <utility>

#include "dsl/diag/printable.h"

namespace carom::cli {
namespace {

constexpr std::string_view kBeginningOfLine = "\r";
constexpr std::string_view kEraseRest = "\x1b[K";  // ECMA-48, 8.3.41

}  // namespace

Console::Console()
    : terminal(detect_terminal()),
      out(STDOUT_FILENO, "standard output", terminal.out_is_terminal),
      err(STDERR_FILENO, "standard error", true) {}

void Console::tell(std::string_view message) {
  clear_status();
  err.write("carom: " + dsl::printable(message) + "\n");
}

ExitCode Console::fail(const Error& error) {
  tell(error.message);
  return exit_code_of(error.kind);
}

void Console::show(std::string_view text) {
  if (terminal.out_is_terminal)
    out.write(dsl::printable_lines(text));
  else
    out.write(text);
}

void Console::show_on_error_stream(std::string_view text) {
  clear_status();
  err.write(text);
}

void Console::show_status(std::string_view line) {
  err.write(std::string(kBeginningOfLine) + "carom: " + dsl::printable(line) + std::string(kEraseRest));
  has_status_ = true;
}

void Console::clear_status() {
  if (std::exchange(has_status_, false)) err.write(std::string(kBeginningOfLine) + std::string(kEraseRest));
}

ExitCode Console::finish(ExitCode so_far) {
  const Expected<void> written = out.finish();
  return written ? so_far : first_of(so_far, fail(written.error()));
}

}  // namespace carom::cli
