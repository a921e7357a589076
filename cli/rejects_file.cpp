#include "cli/rejects_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "support/json_writer.h"

namespace carom::cli {

Expected<std::unique_ptr<RejectsFile>> RejectsFile::create(const std::string& path) {
  constexpr ::mode_t kEveryoneReads = 0644;
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, kEveryoneReads);
  if (descriptor >= 0) return std::unique_ptr<RejectsFile>(new RejectsFile(descriptor, path));
  return std::unexpected(Error{ErrorKind::unreadable, fmt::format("cannot write the rejects file {}: {}", path,
                                                                  std::generic_category().message(errno))});
}

RejectsFile::~RejectsFile() {
  ::close(descriptor_);
}

void RejectsFile::write(const ingest::Reject& reject) {
  std::string line;
  JsonWriter json(line);
  json.begin_object().member("file", reject.file).member("number", reject.number);
  json.member("offset", reject.byte_offset).member("reason", reject.reason).end_object();
  out_.write(line + "\n");
}

}  // namespace carom::cli
