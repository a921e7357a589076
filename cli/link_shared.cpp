// Works in a folder of its own, which goes whatever happens.
#include "cli/link_shared.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/replace_file.h"
#include "runtime/embed/read_file.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

class TemporaryFolder {
 public:
  static Expected<TemporaryFolder> create() {
    std::error_code error;
    const fs::path parent = fs::temp_directory_path(error);
    std::string path = ((error ? fs::path("/tmp") : parent) / "carom.XXXXXX").string();
    if (::mkdtemp(path.data()) == nullptr)
      return std::unexpected(Error{ErrorKind::unreadable,
                                   fmt::format("cannot make the temporary folder {}: {}", path, system_reason(errno))});
    return TemporaryFolder(std::move(path));
  }
  TemporaryFolder(TemporaryFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
  TemporaryFolder& operator=(TemporaryFolder&&) = delete;
  ~TemporaryFolder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }

  [[nodiscard]] std::string file(const char* name) const { return path_ + "/" + name; }

 private:
  explicit TemporaryFolder(std::string path) : path_(std::move(path)) {}
  std::string path_;
};

Error no_linker(int reason) {
  return {
      ErrorKind::usage,
      fmt::format("--emit shared needs the system's `cc` to link, which cannot be run: {}; install a C compiler, or "
                  "take --emit object and link it elsewhere",
                  system_reason(reason))};
}

/// What the program's end was, as wait() tells it.
Expected<int> run(std::initializer_list<const char*> arguments) {
  std::vector<char*> argv;
  for (const char* const argument : arguments) argv.push_back(const_cast<char*>(argument));  // as exec() wants them
  argv.push_back(nullptr);
  ::pid_t child = 0;
  if (const int reason = ::posix_spawnp(&child, argv.front(), nullptr, nullptr, argv.data(), environ); reason != 0)
    return std::unexpected(no_linker(reason));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) return std::unexpected(no_linker(errno));
  return status;
}

}  // namespace

Expected<std::string> link_shared(const std::string& object) {
  const Expected<TemporaryFolder> folder = TemporaryFolder::create();
  if (!folder) return std::unexpected(folder.error());
  const std::string from = folder->file("policy.o");
  const std::string to = folder->file("policy.so");
  if (const Expected<void> written = put_file(from, object); !written) return std::unexpected(written.error());
  // The object needs nothing, so nothing is linked with it, and what it needed all the same would be an error here
  // rather than in the program that loads it.
  const Expected<int> status =
      run({"cc", "-shared", "-nostdlib", "-Wl,-z,defs", "-Wl,-z,noexecstack", "-o", to.c_str(), from.c_str()});
  if (!status) return std::unexpected(status.error());
  if (*status != 0)
    return std::unexpected(Error{ErrorKind::usage, "`cc` does not link the policy; its own words stand before this"});
  return embed::read_file(to, std::numeric_limits<std::size_t>::max());
}

}  // namespace carom::cli
