// Works in a folder of its own, which goes when the work is done; a signal that ends the program leaves it behind.
#include "cli/compile/link_shared.h"

#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <initializer_list>
#include <limits>
#include <system_error>
#include <utility>
#include <vector>

#include "cli/files/replace_file.h"
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

/// Where SIGCHLD is ignored, as some supervisors leave it, the system forgets how children end.
class ChildrenAreWaitedFor {
 public:
  ChildrenAreWaitedFor() : before_(std::signal(SIGCHLD, SIG_DFL)) {}
  ~ChildrenAreWaitedFor() { std::signal(SIGCHLD, before_); }
  ChildrenAreWaitedFor(const ChildrenAreWaitedFor&) = delete;
  ChildrenAreWaitedFor& operator=(const ChildrenAreWaitedFor&) = delete;

 private:
  void (*before_)(int);
};

/// What it prints goes to the error stream: the standard one may be where the library is written to.
int spawn(::pid_t& child, char* const* argv) {
  ::posix_spawn_file_actions_t actions;
  if (const int reason = ::posix_spawn_file_actions_init(&actions); reason != 0) return reason;
  int reason = ::posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
  if (reason == 0) reason = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv, environ);
  ::posix_spawn_file_actions_destroy(&actions);
  return reason;
}

/// What the program's end was, as wait() tells it.
Expected<int> run(std::initializer_list<const char*> arguments) {
  std::vector<char*> argv;
  for (const char* const argument : arguments) argv.push_back(const_cast<char*>(argument));  // as exec() wants them
  argv.push_back(nullptr);
  const ChildrenAreWaitedFor waited_for;
  ::pid_t child = 0;
  if (const int reason = spawn(child, argv.data()); reason != 0) return std::unexpected(no_linker(reason));
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR)
      return std::unexpected(
          Error{ErrorKind::unreadable, fmt::format("cannot learn how `cc` has ended: {}", system_reason(errno))});
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
    return std::unexpected(
        Error{ErrorKind::usage, "`cc` does not link the policy; what it says of it stands before this"});
  std::error_code error;
  if (!fs::exists(to, error))
    return std::unexpected(
        Error{ErrorKind::usage, "`cc` says that it has linked the policy, and has written no library"});
  return embed::read_file(to, std::numeric_limits<std::size_t>::max());
}

}  // namespace carom::cli
