// Whoever finds a part of a file under another name was told why.
#include "cli/files/finish_file.h"

#include <fmt/format.h>

#include <string>

namespace carom::cli {

ExitCode finish_file(NewFile* file, std::string_view what, std::string_view why_cut, Console& console) {
  if (file == nullptr) return ExitCode::done;
  if (why_cut.empty()) {
    const Expected<void> written = file->finish();
    return written ? ExitCode::done : console.fail(written.error());
  }
  const Expected<std::string> left = file->leave_unfinished();
  if (!left) return console.fail(left.error());
  console.tell(fmt::format("{}; the {} so far are in {}", why_cut, what, *left));
  return ExitCode::done;
}

}  // namespace carom::cli
