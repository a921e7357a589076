// Everything is read, written as text and checked before the first byte of output.
#include "cli/import.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <expected>
#include <set>
#include <utility>

#include "cli/check_imported.h"
#include "cli/files_in_use.h"
#include "cli/import_report.h"
#include "cli/replace_file.h"
#include "compiler/pattern/compile_pattern.h"
#include "dsl/diag/printable.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "importers/defects.h"
#include "importers/write_policy.h"
#include "ingest/input.h"
#include "runtime/embed/read_file.h"
#include "runtime/embed/rule_set.h"
#include "support/check.h"
#include "support/counted.h"
#include "support/utf8.h"
#include "support/windows_1252.h"

namespace carom::cli {
namespace {

constexpr const char* kClasses = "std.classes";

// What is written is UTF-8, whatever the source is.
std::string as_utf8(std::string text) {
  if (text.starts_with("\xef\xbb\xbf")) text.erase(0, 3);
  std::size_t at = 0;
  while (at < text.size() && utf8_size_at(text, at) != 0) at += utf8_size_at(text, at);
  if (at >= text.size()) return text;
  std::string converted;
  for (const char c : text) append_utf8(windows_1252_code_point(c), converted);
  return converted;
}

class Import {
 public:
  Import(const ImportOptions& options, Console& console)
      : options_(options), console_(console), report_(shown_names(options.files)) {}

  ExitCode run();

 private:
  static std::vector<std::string> shown_names(const std::vector<std::string>& files);
  [[nodiscard]] Expected<void> check_places() const;
  [[nodiscard]] Expected<importers::SourceRules> read() const;
  [[nodiscard]] Expected<std::string> read_file(const std::string& path) const;
  [[nodiscard]] Expected<importers::WriteOptions> write_options() const;
  [[nodiscard]] Expected<std::string> canonical(const std::string& text) const;
  [[nodiscard]] std::string path_of_output() const;
  void collect(const importers::SourceRules& source, const importers::WrittenPolicy& policy);
  ExitCode put(const std::string& text);
  void tell(const importers::WrittenPolicy& policy);

  const ImportOptions& options_;
  Console& console_;
  ImportReport report_;
};

std::vector<std::string> Import::shown_names(const std::vector<std::string>& files) {
  std::vector<std::string> names;
  for (const std::string& file : files) names.emplace_back(ingest::shown_name(file));
  return names;
}

// No output may be an input, nor the other output.
Expected<void> Import::check_places() const {
  FilesInUse in_use;
  for (const std::string& file : options_.files)
    if (file != "-") in_use.add(file, "a source of this import");
  for (const std::string& output : {options_.output, options_.report}) {
    if (output.empty()) continue;
    if (const auto what = in_use.find(output))
      return std::unexpected(
          Error{ErrorKind::usage, fmt::format("cannot write {}: it is {}; name another file", output, *what)});
    in_use.add(output, "what is written");
  }
  return {};
}

Expected<std::string> Import::read_file(const std::string& path) const {
  const std::uint32_t most = options_.limits.source_file_bytes;
  Expected<std::string> text = path == "-"
                                   ? embed::read_descriptor(STDIN_FILENO, "standard input", std::size_t{most} + 1)
                                   : embed::read_file(path, std::size_t{most} + 1);
  if (!text || text->size() <= most) return text;
  return std::unexpected(Error{ErrorKind::limit, fmt::format("{} is longer than {} bytes; --limit source_file_bytes=… "
                                                             "allows more, or split it",
                                                             ingest::shown_name(path), most)});
}

Expected<importers::SourceRules> Import::read() const {
  importers::SourceRules all;
  for (std::uint32_t file = 0; file < options_.files.size(); ++file) {
    Expected<std::string> text = read_file(options_.files[file]);
    if (!text) return std::unexpected(text.error());
    importers::append(all, importers::read_rules(options_.tool, as_utf8(*std::move(text))), file);
  }
  if (all.rules.size() <= options_.limits.rules) return all;
  return std::unexpected(
      Error{ErrorKind::limit, fmt::format("{} are more than {}; --limit rules=… allows more",
                                          counted(all.rules.size(), "rule", "rules"), options_.limits.rules)});
}

// Where the shipped classes are not found, the file declares its own.
Expected<importers::WriteOptions> Import::write_options() const {
  importers::WriteOptions options;
  options.tool = options_.tool;
  options.pack = options_.pack.empty() ? std::string(importers::named(options_.tool).id) : options_.pack;
  options.files = shown_names(options_.files);
  options.why_refused = [this](std::string_view expression) {
    const auto compiled = compiler::compile_regex(expression, options_.limits);
    return compiled ? std::string() : compiled.error().message;
  };
  if (options_.own_classes) return options;
  const Expected<std::unique_ptr<embed::Compiled>> classes = embed::check({{kClasses}, {}, {}});
  if (!classes) return std::unexpected(classes.error());
  if ((*classes)->rules)
    for (const auto& klass : (*classes)->rules->classes) options.std_classes.insert(klass.name);
  return options;
}

Expected<std::string> Import::canonical(const std::string& text) const {
  dsl::SourceMap sources;
  dsl::DiagnosticSink sink;
  const dsl::SourceId id = sources.add(path_of_output(), text);
  const ast::Module module = dsl::parse(sources, id, options_.limits, sink);
  if (!sink.has_errors()) return dsl::format(module, sources.file(id));
  const dsl::Diagnostic& first = sink.all().front();
  const auto kind = dsl::is_limit(first.id) ? ErrorKind::limit : ErrorKind::usage;
  return std::unexpected(Error{kind, "what would be written does not parse: " + first.message});
}

// The checks want a path; a file that goes to standard output has none.
std::string Import::path_of_output() const {
  if (options_.output.ends_with(".carom")) return options_.output;
  return fmt::format("./{}.carom", options_.pack.empty() ? importers::named(options_.tool).id : options_.pack);
}

void Import::collect(const importers::SourceRules& source, const importers::WrittenPolicy& policy) {
  for (const importers::Refusal& refusal : policy.refused)
    report_.add({refusal.place, "refused", refusal.reason, refusal.repair, {}, refusal.pattern});
  for (importers::Defect& defect : importers::defects_of(source))
    report_.add({defect.place, std::move(defect.kind), std::move(defect.message), {}, {}, {}});
  for (const importers::Defect& defect : policy.defects)
    report_.add({defect.place, defect.kind, defect.message, {}, {}, {}});
}

ExitCode Import::put(const std::string& text) {
  ExitCode code = ExitCode::done;
  if (options_.output.empty())
    console_.out.write(text);
  else if (const Expected<void> written = put_file(options_.output, text); !written)
    code = console_.fail(written.error());
  if (options_.report.empty()) return code;
  const Expected<void> written = put_file(options_.report, report_.as_ndjson());
  return written ? code : first_of(code, console_.fail(written.error()));
}

void Import::tell(const importers::WrittenPolicy& policy) {
  console_.show_on_error_stream(dsl::printable_lines(report_.as_text()));
  for (const importers::OwnClass& own : policy.own_classes)
    console_.tell(
        fmt::format("{} `{}` has no class of std.classes; {} is declared, which only says what the reply's code says",
                    own.is_known ? "category" : "the unknown category", own.label, own.name));
  const std::size_t refused = policy.refused.size();
  console_.tell(fmt::format("{} in {}: {} written, {} refused; {}",
                            counted(policy.rules.size() + refused, "rule", "rules"),
                            counted(options_.files.size(), "file", "files"), policy.rules.size(), refused,
                            counted(report_.findings().size() - refused, "defect", "defects")));
}

ExitCode Import::run() {
  if (const Expected<void> free = check_places(); !free) return console_.fail(free.error());
  const Expected<importers::SourceRules> source = read();
  if (!source) return console_.fail(source.error());
  const Expected<importers::WriteOptions> options = write_options();
  if (!options) return console_.fail(options.error());
  const importers::WrittenPolicy policy = importers::write_policy(*source, *options);
  const Expected<std::string> text = canonical(policy.text);
  if (!text) return console_.fail(text.error());
  collect(*source, policy);
  const Expected<void> checked = check_imported(path_of_output(), *text, policy, options_.limits, report_);
  if (!checked) return console_.fail(checked.error());
  report_.sort();
  const ExitCode written = put(*text);
  tell(policy);
  return first_of(written, report_.findings().empty() ? ExitCode::done : ExitCode::findings);
}

}  // namespace

ExitCode import_rules(const ImportOptions& options, Console& console) {
  return Import(options, console).run();
}

}  // namespace carom::cli
