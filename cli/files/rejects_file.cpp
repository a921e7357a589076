// A line for each, in the order of the input.
#include "cli/files/rejects_file.h"

#include <utility>

#include "support/json_writer.h"

namespace carom::cli {
namespace {

constexpr FileRole kRole{"the rejects file", "--rejects"};

}  // namespace

Expected<std::unique_ptr<RejectsFile>> RejectsFile::create(const std::string& path, const FilesInUse& in_use) {
  if (path == "-")
    return std::unexpected(
        Error{ErrorKind::usage,
              "cannot write rejects to standard output, where the verdicts go; name another file with "
              "--rejects (./- is one called so)"});
  Expected<std::unique_ptr<NewFile>> file = NewFile::create(path, kRole, in_use);
  if (!file) return std::unexpected(file.error());
  return std::unique_ptr<RejectsFile>(new RejectsFile(std::move(*file)));
}

void RejectsFile::write(const ingest::Reject& reject) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("file", reject.file).member("number", reject.number);
  json.member("offset", reject.byte_offset).member("reason", reject.reason).end_object();
  file_->out().write(line + "\n");
}

}  // namespace carom::cli
