// Written at the end, since an address stands once whatever the number of its bounces.
#include "cli/verdicts/suppression_files.h"

#include <fmt/format.h>

#include "cli/files/replace_file.h"
#include "support/counted.h"

namespace carom::cli {

std::string guarded_path(const std::string& path) {
  return path + ".guarded";
}

Expected<void> check_suppression_files(const std::string& path, const FilesInUse& in_use) {
  if (path == "-")
    return std::unexpected(
        Error{ErrorKind::usage,
              "cannot write the suppression list to standard output, where the verdicts go; name another file with "
              "--suppress-list (./- is one called so)"});
  for (const std::string& file : {path, guarded_path(path)})
    if (const auto what = in_use.find(file))
      return std::unexpected(
          Error{ErrorKind::usage,
                fmt::format("cannot write the suppression list {}: it is {}; name another file with --suppress-list",
                            file, *what)});
  return {};
}

ExitCode write_suppression_files(const std::string& path, const SuppressionList& list, Console& console) {
  if (const Expected<void> put = put_file(path, list.plain_lines()); !put) return console.fail(put.error());
  if (const Expected<void> put = put_file(guarded_path(path), list.guarded_lines()); !put)
    return console.fail(put.error());
  console.tell(fmt::format("{} to take off in {}; {} to look at first in {}", counted(list.plain(), "entry", "entries"),
                           path, counted(list.guarded(), "entry", "entries"), guarded_path(path)));
  if (list.unnamed() != 0)
    console.tell(fmt::format("{} somebody off the list whom the record does not name",
                             counted(list.unnamed(), "verdict takes", "verdicts take")));
  return ExitCode::done;
}

}  // namespace carom::cli
