// The file has its name only when it is whole.
#include "cli/compile/compile.h"

#include <fmt/format.h>

#include <cstddef>
#include <span>
#include <string>
#include <utility>

#include "cli/compile/link_shared.h"
#include "cli/files/files_in_use.h"
#include "cli/files/replace_file.h"
#include "cli/policy/policy_header.h"
#include "cli/policy/runnable_policy.h"
#include "runtime/container/saved_program.h"
#include "runtime/native/emit_code.h"

namespace carom::cli {
namespace {

Expected<void> check_output(const std::string& output, const RunnablePolicy& policy) {
  FilesInUse in_use;
  for (const std::string& path : policy.files)
    in_use.add(path, policy.is_saved ? "the compiled policy of this run" : "a rule file of this run");
  const auto what = in_use.find(output);
  if (!what) return {};
  return std::unexpected(
      Error{ErrorKind::usage, fmt::format("cannot write {}: it is {}; name another file with -o", output, *what)});
}

std::string text_of(std::span<const std::byte> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

Expected<std::string> code(const core::Program& program, native::Form form, const CompileOptions& options) {
  return native::emit_code(program, {.form = form, .processor = options.processor, .symbol = options.symbol});
}

Expected<std::string> library(const core::Program& program, const CompileOptions& options) {
  const Expected<std::string> object = code(program, native::Form::object, options);
  if (!object) return std::unexpected(object.error());
  return link_shared(*object);
}

std::string header(const core::Program& program, const std::string& symbol, Console& console) {
  PolicyHeader header = policy_header(program, symbol);
  for (const std::string& told : header.told) console.tell(told);
  return std::move(header.text);
}

Expected<std::string> emitted(const CompileOptions& options, const RunnablePolicy& policy, Console& console) {
  const core::Program& program = policy.program;
  switch (options.emit) {
    case Emit::policy:
      return text_of(container::save_program(program, policy.overrides));
    case Emit::ir:
      return code(program, native::Form::ir, options);
    case Emit::assembly:
      return code(program, native::Form::assembly, options);
    case Emit::object:
      return code(program, native::Form::object, options);
    case Emit::shared:
      return library(program, options);
    case Emit::header:
      return header(program, options.symbol, console);
  }
  std::unreachable();
}

}  // namespace

ExitCode compile(const CompileOptions& options, Console& console) {
  const bool holds_code = options.emit != Emit::policy && options.emit != Emit::header;
  if (!holds_code && !options.processor.empty())
    return console.fail({ErrorKind::usage, "--cpu is about code, and none is written; --emit says what is"});
  if (options.emit == Emit::policy && !options.symbol.empty())
    return console.fail(
        {ErrorKind::usage, "--symbol is about code and its header, and neither is written; --emit says what is"});
  if (options.output == "-")
    return console.fail({ErrorKind::usage,
                         "cannot write what is compiled to `-`: name a file with -o (/dev/stdout is one, "
                         "and ./- one that is called so)"});
  const auto policy =
      load_runnable_policy(options.policy, console, options.tests ? Purpose::writing : Purpose::writing_untested);
  if (!policy) return policy.error();
  if (const Expected<void> free = check_output(options.output, *policy); !free) return console.fail(free.error());
  const Expected<std::string> file = emitted(options, *policy, console);
  if (!file) return console.fail(file.error());
  const Expected<void> written = put_file(options.output, *file);
  return written ? ExitCode::done : console.fail(written.error());
}

}  // namespace carom::cli
