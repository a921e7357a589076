// The file has its name only when it is whole.
#include "cli/compile.h"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string_view>

#include "cli/files_in_use.h"
#include "cli/replace_file.h"
#include "cli/runnable_policy.h"
#include "runtime/container/saved_program.h"

namespace carom::cli {
namespace {

Expected<void> check_output(const std::string& output, const RunnablePolicy& policy) {
  FilesInUse in_use;
  for (const std::string& path : policy.files) in_use.add(path, "a rule file of this run");
  const auto what = in_use.find(output);
  if (!what) return {};
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("cannot write {}: it is {}; name another file with -o", output, *what)});
}

std::string_view text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace

ExitCode compile(const CompileOptions& options, Console& console) {
  const auto policy = load_runnable_policy(options.policy, console);
  if (!policy) return policy.error();
  if (const Expected<void> free = check_output(options.output, *policy); !free) return console.fail(free.error());
  const std::vector<std::byte> file = container::save_program(policy->program);
  const Expected<void> written = put_file(options.output, text_of(file));
  return written ? ExitCode::done : console.fail(written.error());
}

}  // namespace carom::cli
