// The three streams as verbs see them: data to `out`, words about the run to the error stream through tell().
#pragma once

#include <string_view>

#include "cli/console/exit_code.h"
#include "cli/console/output.h"
#include "cli/console/terminal.h"

namespace carom::cli {

struct Console {
  Console();

  /// `carom: message` and a line end on standard error; controls in the message are shown as escapes.
  void tell(std::string_view message);
  /// The error's message, and its exit code.
  ExitCode fail(const Error& error);
  /// Text out of files to standard output: as it is for programs, which need every byte, with controls shown as escapes
  /// where a terminal would obey them.
  void show(std::string_view text);
  /// What is ready to show, as it is (diagnostics, already rendered).
  void show_on_error_stream(std::string_view text);
  /// A line on the error stream, which is a terminal, until another, tell() or clear_status() takes its place.
  void show_status(std::string_view line);
  void clear_status();
  /// Flushes `out`; the exit code counts a failed write.
  [[nodiscard]] ExitCode finish(ExitCode so_far);

  Terminal terminal;
  Output out;
  Output err;

 private:
  bool has_status_ = false;
};

}  // namespace carom::cli
