// Each file stands alone: one that does not parse is told and left as it is.
#include "cli/rewrite/fmt.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <expected>
#include <filesystem>
#include <system_error>
#include <utility>

#include "cli/files/list_folder.h"
#include "cli/files/replace_file.h"
#include "cli/policy/load_policy.h"
#include "cli/rewrite/line_diff.h"
#include "dsl/diag/render_human.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "ingest/bytes/input.h"
#include "runtime/embed/read_file.h"
#include "runtime/embed/refuse_binary.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

void add_rule_files(const fs::path& folder, std::vector<std::string>& files, std::vector<Error>& failures) {
  for (const fs::directory_entry& entry : list_folder(folder, failures)) {
    if (is_folder(entry))
      add_rule_files(entry.path(), files, failures);
    else if (entry.path().extension() == ".carom" && is_file(entry))
      files.push_back(entry.path().string());
  }
}

// Folders stand for the rule files below them, in an order that does not depend on the file system.
std::vector<std::string> expand(const std::vector<std::string>& names, std::vector<Error>& failures) {
  std::vector<std::string> files;
  for (const std::string& name : names) {
    std::error_code error;
    if (name == "-" || !fs::is_directory(name, error)) {
      files.push_back(name);
      continue;
    }
    const auto first = static_cast<std::ptrdiff_t>(files.size());
    add_rule_files(name, files, failures);
    std::sort(files.begin() + first, files.end());
  }
  return files;
}

struct Formatted {
  std::string before;
  std::string after;
};

class Formatter {
 public:
  Formatter(const FmtOptions& options, Console& console) : options_(options), console_(console) {}

  ExitCode run();

 private:
  ExitCode run_file(const std::string& path);
  std::expected<Formatted, ExitCode> format(const std::string& path);
  ExitCode apply(const std::string& path, const Formatted& formatted);
  void write_json();

  const FmtOptions& options_;
  Console& console_;
  std::vector<std::pair<std::string, bool>> changed_;  // path, whether it changes
};

std::expected<Formatted, ExitCode> Formatter::format(const std::string& path) {
  const Limits& limits = options_.limits;
  const std::size_t most = std::size_t{limits.source_file_bytes} + 1;
  Expected<std::string> text =
      path == "-" ? embed::read_descriptor(STDIN_FILENO, "standard input", most) : embed::read_file(path, most);
  if (!text) return std::unexpected(console_.fail(text.error()));
  if (const Expected<void> is_text = embed::refuse_binary(path, *text); !is_text)
    return std::unexpected(console_.fail(is_text.error()));
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink(limits.reported_errors);
  const dsl::SourceId id = sources.add(std::string(ingest::shown_name(path)), std::move(*text));
  const ast::Module module = dsl::parse(sources, id, limits, sink);
  const dsl::SourceFile& file = sources.file(id);
  if (!sink.has_errors()) return Formatted{std::string(file.text()), dsl::format(module, file)};
  console_.show_on_error_stream(dsl::render_human(sink.all(), sources, console_.terminal.err_colour));
  return std::unexpected(exit_code_of(sink));
}

ExitCode Formatter::apply(const std::string& path, const Formatted& formatted) {
  if (options_.diff) console_.show(unified_diff(ingest::shown_name(path), formatted.before, formatted.after));
  if (options_.check && !options_.diff && !options_.json) console_.show(std::string(ingest::shown_name(path)) + "\n");
  if (options_.check) return ExitCode::findings;
  if (options_.diff) return ExitCode::done;
  const Expected<void> written = replace_file(path, formatted.after);
  return written ? ExitCode::done : console_.fail(written.error());
}

ExitCode Formatter::run_file(const std::string& path) {
  const std::expected<Formatted, ExitCode> formatted = format(path);
  if (!formatted) return formatted.error();
  const bool changes = formatted->before != formatted->after;
  changed_.emplace_back(path, changes);
  if (path == "-" && !options_.check && !options_.diff && !options_.json) {
    console_.show(formatted->after);
    return ExitCode::done;
  }
  if (!changes || (path == "-" && options_.json && !options_.check)) return ExitCode::done;
  return apply(path, *formatted);
}

void Formatter::write_json() {
  std::string text;
  JsonWriter json(text);
  json.begin_array();
  for (const auto& [path, changes] : changed_)
    json.begin_object().member("file", path).member("changed", changes).end_object();
  json.end_array();
  console_.out.write(text + "\n");
}

ExitCode Formatter::run() {
  std::vector<Error> failures;
  const std::vector<std::string> files = expand(options_.files, failures);
  ExitCode code = ExitCode::done;
  for (const Error& failure : failures) code = first_of(code, console_.fail(failure));
  for (const std::string& path : files) {
    const ExitCode one = run_file(path);
    // A file that could not be read or parsed weighs more than one that is only laid out differently.
    code = code == ExitCode::findings ? (one == ExitCode::done ? code : one) : first_of(code, one);
  }
  if (options_.json) write_json();
  return code;
}

}  // namespace

ExitCode fmt(const FmtOptions& options, Console& console) {
  return Formatter(options, console).run();
}

}  // namespace carom::cli
