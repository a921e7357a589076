// Every word about a run passes printable(), since paths and messages may hold what moves a cursor.
#include "cli/console.h"

#include <unistd.h>

#include <string>

#include "dsl/diag/printable.h"

namespace carom::cli {

Console::Console()
    : terminal(detect_terminal()),
      out(STDOUT_FILENO, "standard output", terminal.out_is_terminal),
      err(STDERR_FILENO, "standard error", true) {}

void Console::tell(std::string_view message) {
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
  err.write(text);
}

ExitCode Console::finish(ExitCode so_far) {
  const Expected<void> written = out.finish();
  return written ? so_far : first_of(so_far, fail(written.error()));
}

}  // namespace carom::cli
