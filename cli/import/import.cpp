// Everything is read, written as text and checked before the first byte of output.
#include "cli/import/import.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <expected>
#include <memory>
#include <set>
#include <utility>

#include "cli/files/files_in_use.h"
#include "cli/files/replace_file.h"
#include "cli/import/check_imported.h"
#include "cli/import/import_report.h"
#include "compiler/pattern/compile_pattern.h"
#include "dsl/diag/printable.h"
#include "dsl/format/format.h"
#include "dsl/parse/parse.h"
#include "importers/defects.h"
#include "importers/marked_case.h"
#include "importers/write_policy.h"
#include "ingest/bytes/input.h"
#include "ingest/bytes/windows_1252.h"
#include "runtime/embed/read_file.h"
#include "runtime/embed/rule_set.h"
#include "support/byte_order_mark.h"
#include "support/check.h"
#include "support/counted.h"

namespace carom::cli {
namespace {

constexpr const char* kClasses = "std.classes";

// What is written is UTF-8, whatever the source is.
std::string utf8_of(std::string text) {
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  return ingest::as_utf8(std::move(text));
}

constexpr const char* kOwnClass = "own-class";
constexpr const char* kNoRules = "no-rules";

ImportFinding told_of(const importers::OwnClass& own) {
  return {own.place,
          kOwnClass,
          fmt::format("{} `{}` has no class of std.classes; {} is declared, from which nothing follows",
                      own.is_known ? "category" : "the unknown category", own.label, own.name),
          "write what shall follow",
          {},
          {}};
}

/// What is written, with what its check finds.
struct Made {
  importers::WrittenPolicy policy;
  std::string text;
  std::vector<ImportedFinding> findings;  ///< point into `policy`
};

class Import {
 public:
  Import(const ImportOptions& options, Console& console)
      : options_(options), console_(console), report_(shown_names(options.files)) {}

  ExitCode run();

 private:
  static std::vector<std::string> shown_names(const std::vector<std::string>& files);
  [[nodiscard]] Expected<void> check_places() const;
  [[nodiscard]] Expected<importers::SourceRules> read();
  [[nodiscard]] Error why_unreadable(const importers::Refusal& reason) const;
  [[nodiscard]] Expected<std::string> read_file(const std::string& path) const;
  [[nodiscard]] importers::WriteOptions write_options() const;
  [[nodiscard]] Expected<std::string> canonical(const std::string& text) const;
  [[nodiscard]] std::string path_of_output() const;
  [[nodiscard]] Expected<std::unique_ptr<Made>> make(const importers::SourceRules& source,
                                                     const importers::WriteOptions& options) const;
  [[nodiscard]] Expected<std::unique_ptr<Made>> make_all(const importers::SourceRules& source);
  void allow_case(const Made& made, const Made& marked, importers::WriteOptions& options);
  void collect(const importers::SourceRules& source, const Made& made);
  ExitCode put(const Made& made);
  void tell(const importers::WrittenPolicy& policy);
  /// Refusals among them.
  [[nodiscard]] std::size_t defects() const { return report_.findings().size() - report_.count(kOwnClass); }

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

Expected<importers::SourceRules> Import::read() {
  importers::SourceRules all;
  for (std::uint32_t file = 0; file < options_.files.size(); ++file) {
    Expected<std::string> text = read_file(options_.files[file]);
    if (!text) return std::unexpected(text.error());
    importers::SourceRules rules = importers::read_rules(options_.tool, utf8_of(*std::move(text)));
    if (rules.rules.empty() && rules.unreadable.empty())
      report_.add({{file, 0}, kNoRules, "the file holds no rules", "name the file that has them", {}, {}});
    importers::append(all, std::move(rules), file);
  }
  if (!all.unreadable.empty()) return std::unexpected(why_unreadable(all.unreadable.front()));
  if (all.rules.size() <= options_.limits.rules) return all;
  return std::unexpected(
      Error{ErrorKind::limit, fmt::format("{} are more than {}; --limit rules=… allows more",
                                          counted(all.rules.size(), "rule", "rules"), options_.limits.rules)});
}

Error Import::why_unreadable(const importers::Refusal& reason) const {
  return {ErrorKind::unreadable,
          fmt::format("cannot read rules of {}: {}:{}: {}; {}; nothing is written",
                      importers::named(options_.tool).name, ingest::shown_name(options_.files[reason.place.file]),
                      reason.place.line, reason.reason, reason.repair)};
}

// Where the shipped classes are not found, the file declares its own.
importers::WriteOptions Import::write_options() const {
  importers::WriteOptions options;
  options.tool = options_.tool;
  options.pack = options_.pack.empty() ? std::string(importers::named(options_.tool).id) : options_.pack;
  options.files = shown_names(options_.files);
  options.longest_pattern = options_.limits.regex_characters;
  options.why_refused = [this](std::string_view expression) {
    const auto compiled = compiler::compile_regex(expression, options_.limits);
    return compiled ? std::string() : compiled.error().message;
  };
  if (options_.own_classes) return options;
  const Expected<std::unique_ptr<embed::Compiled>> classes = embed::check({{kClasses}, {}, {}});
  if (classes && (*classes)->rules)
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
  if (dsl::is_limit(first.id))
    return std::unexpected(Error{
        ErrorKind::limit, fmt::format("what would be written exceeds a limit: {}; `carom doctor` shows all, --limit "
                                      "source_file_bytes=… allows more",
                                      first.message)});
  return std::unexpected(Error{ErrorKind::usage, "what would be written does not parse: " + first.message});
}

// The checks want a path; a file that goes to standard output has none.
std::string Import::path_of_output() const {
  if (options_.output.ends_with(".carom")) return options_.output;
  return fmt::format("./{}.carom", options_.pack.empty() ? importers::named(options_.tool).id : options_.pack);
}

Expected<std::unique_ptr<Made>> Import::make(const importers::SourceRules& source,
                                             const importers::WriteOptions& options) const {
  auto made = std::make_unique<Made>();
  made->policy = importers::write_policy(source, options);
  Expected<std::string> text = canonical(made->policy.text);
  if (!text) return std::unexpected(text.error());
  made->text = std::move(*text);
  Expected<std::vector<ImportedFinding>> findings =
      check_imported(path_of_output(), made->text, made->policy, options_.limits);
  if (!findings) return std::unexpected(findings.error());
  made->findings = std::move(*findings);
  return made;
}

// What the check says of rules alone whose letters have lost their case is no defect of the source.
void Import::allow_case(const Made& made, const Made& marked, importers::WriteOptions& options) {
  std::set<std::string> shadowed;
  for (const ImportedFinding& finding : marked.findings)
    if (finding.rule != nullptr && is_shadowed(finding.id)) shadowed.insert(finding.rule->name);
  for (const ImportedFinding& finding : made.findings) {
    if (finding.rule == nullptr || !is_shadowed(finding.id) || shadowed.contains(finding.rule->name)) continue;
    options.allowed.emplace(finding.rule->name, dsl::info(finding.id).code);
    report_.add({finding.rule->place,
                 "letter-case",
                 "the source tells it from an earlier rule by the case of letters, which Carom does not see: " +
                     finding.message.substr(0, finding.message.find("; ")),
                 {},
                 finding.rule->name,
                 {}});
  }
}

Expected<std::unique_ptr<Made>> Import::make_all(const importers::SourceRules& source) {
  importers::WriteOptions options = write_options();
  Expected<std::unique_ptr<Made>> made = make(source, options);
  if (!made || !importers::minds_case(source)) return made;
  importers::WriteOptions of_marked = options;
  of_marked.longest_pattern *= importers::kBytesOfMark;
  const Expected<std::unique_ptr<Made>> marked = make(importers::with_marked_case(source), of_marked);
  if (!marked) return std::unexpected(marked.error());
  allow_case(**made, **marked, options);
  return options.allowed.empty() ? std::move(made) : make(source, options);
}

/// What is told of places of the source, before the written rules are asked.
using Told = std::set<std::pair<importers::SourcePlace, std::string>>;

// Of rules that take each other's replies the source's text has shown the plainest already.
bool is_told(const Told& told, const importers::SourcePlace& place, dsl::DiagnosticId id) {
  if (is_shadowed(id))
    return told.contains({place, "duplicate-rule"}) || told.contains({place, "same-condition-two-classes"});
  return told.contains({place, std::string(dsl::info(id).slug)});
}

void Import::collect(const importers::SourceRules& source, const Made& made) {
  Told told;
  for (const auto& defects : {importers::defects_of(source), made.policy.defects})
    for (const importers::Defect& defect : defects) {
      report_.add({defect.place, defect.kind, defect.message, {}, {}, {}});
      told.emplace(defect.place, defect.kind);
    }
  for (const importers::Refusal& refusal : made.policy.refused)
    report_.add({refusal.place, "refused", refusal.reason, refusal.repair, {}, refusal.pattern});
  for (const ImportedFinding& finding : made.findings) {
    const std::string kind(dsl::info(finding.id).slug);
    if (finding.rule == nullptr)
      report_.add({{}, kind, finding.message, {}, {}, {}});
    else if (!is_told(told, finding.rule->place, finding.id))
      report_.add({finding.rule->place, kind, finding.message, {}, finding.rule->name, {}});
  }
  if (!options_.own_classes)
    for (const importers::OwnClass& own : made.policy.own_classes) report_.add(told_of(own));
  report_.sort();
}

// A policy without rules would take the place of one that has some.
ExitCode Import::put(const Made& made) {
  ExitCode code = ExitCode::done;
  const bool has_rules = !made.policy.rules.empty();
  if (has_rules && options_.output.empty())
    console_.out.write(made.text);
  else if (const Expected<void> written = has_rules ? put_file(options_.output, made.text) : Expected<void>(); !written)
    code = console_.fail(written.error());
  if (options_.report.empty()) return code;
  const Expected<void> written = put_file(options_.report, report_.as_ndjson());
  return written ? code : first_of(code, console_.fail(written.error()));
}

void Import::tell(const importers::WrittenPolicy& policy) {
  console_.show_on_error_stream(dsl::printable_lines(report_.as_text()));
  const std::size_t refused = policy.refused.size();
  console_.tell(fmt::format("{} in {}: {} written, {} refused; {}",
                            counted(policy.rules.size() + refused, "rule", "rules"),
                            counted(options_.files.size(), "file", "files"), policy.rules.size(), refused,
                            counted(defects() - refused, "defect", "defects")));
  if (policy.rules.empty()) console_.tell("no rule is carried over, so no policy is written");
}

ExitCode Import::run() {
  if (const Expected<void> free = check_places(); !free) return console_.fail(free.error());
  const Expected<importers::SourceRules> source = read();
  if (!source) return console_.fail(source.error());
  const Expected<std::unique_ptr<Made>> made = make_all(*source);
  if (!made) return console_.fail(made.error());
  collect(*source, **made);
  const ExitCode written = put(**made);
  tell((*made)->policy);
  return first_of(written, defects() == 0 ? ExitCode::done : ExitCode::findings);
}

}  // namespace

ExitCode import_rules(const ImportOptions& options, Console& console) {
  return Import(options, console).run();
}

}  // namespace carom::cli
