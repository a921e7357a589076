// Plans all edits, compiles what they would give, and only then writes.
#include "cli/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "cli/line_diff.h"
#include "cli/replace_file.h"
#include "dsl/diag/apply_fixes.h"
#include "dsl/diag/render_json.h"
#include "dsl/parse/parse.h"
#include "support/counted.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

// The files that a policy names: all below the folder of a pack's main file, or one file with what it includes.
class OwnFiles {
 public:
  explicit OwnFiles(const std::vector<embed::PolicyFile>& files) {
    for (const embed::PolicyFile& file : files) {
      const fs::path path = whole(file.path);
      if (path.filename() == "pack.carom")
        folders_.push_back(path.parent_path());
      else
        files_.push_back(path);
    }
  }

  /// Takes in what the files among `sources` include, directly or not.
  void add_included(const dsl::SourceMap& sources, const Limits& limits) {
    std::size_t before = 0;
    do {
      before = files_.size();
      for (dsl::SourceId id = 0; id < sources.size(); ++id)
        if (is_named(whole(sources.file(id).path()))) add_includes_of(id, sources, limits);
    } while (files_.size() != before);
  }

  [[nodiscard]] bool contain(const std::string& path) const {
    const fs::path normal = whole(path);
    const auto holds = [&normal](const fs::path& folder) {
      return std::ranges::mismatch(folder, normal).in1 == folder.end();
    };
    return is_named(normal) || std::ranges::any_of(folders_, holds);
  }

 private:
  /// From the root and without `.`, `..` and links, so that one file has one name.
  [[nodiscard]] static fs::path whole(const fs::path& path) {
    std::error_code ignored;
    const fs::path absolute = fs::absolute(path, ignored);
    const fs::path canonical = fs::weakly_canonical(absolute, ignored);
    return canonical.empty() ? absolute.lexically_normal() : canonical;
  }

  [[nodiscard]] bool is_named(const fs::path& normal) const {
    return std::ranges::find(files_, normal) != files_.end();
  }

  void add_includes_of(dsl::SourceId id, const dsl::SourceMap& sources, const Limits& limits) {
    dsl::DiagnosticSink unused;
    const fs::path folder = whole(sources.file(id).path()).parent_path();
    for (const ast::Item& item : dsl::parse(sources, id, limits, unused).items)
      if (const auto* include = std::get_if<ast::Include>(&item.node)) {
        const fs::path path = whole(folder / include->path.value);
        if (!is_named(path)) files_.push_back(path);
      }
  }

  std::vector<fs::path> folders_;
  std::vector<fs::path> files_;
};

// What a person has still to do once the fixes are made: the errors that stay, and the fixes to be read first.
struct Rest {
  std::unique_ptr<embed::Compiled> policy;
  std::vector<dsl::Diagnostic> diagnostics;
};

class Fixer {
 public:
  Fixer(const FixOptions& options, OwnFiles own, Console& console)
      : options_(options), own_(std::move(own)), console_(console) {}

  ExitCode run();

 private:
  [[nodiscard]] dsl::FixResult fixes_of(const embed::Compiled& policy) const;
  [[nodiscard]] Expected<Rest> rest_of(const dsl::FixResult& result, const embed::Compiled& policy) const;
  ExitCode put(const dsl::FixResult& result, const embed::Compiled& policy);
  void report(const dsl::FixResult& result, const embed::Compiled& policy, const Rest& rest);

  const FixOptions& options_;
  OwnFiles own_;
  Console& console_;
};

dsl::FixResult Fixer::fixes_of(const embed::Compiled& policy) const {
  const auto is_own = [&](dsl::SourceId file) { return own_.contain(policy.sources.file(file).path()); };
  return dsl::apply_fixes(policy.diagnostics.all(), policy.sources, is_own);
}

// Compiles the fixed texts before they are written anywhere, so that a dry run ends as the real one would.
Expected<Rest> Fixer::rest_of(const dsl::FixResult& result, const embed::Compiled& policy) const {
  embed::PolicySpec spec = spec_of(options_.policy);
  for (const dsl::FixedFile& file : result.files) spec.unsaved[policy.sources.file(file.file).path()] = file.text;
  Expected<std::unique_ptr<embed::Compiled>> again = embed::compile(spec);
  if (!again) return std::unexpected(again.error());
  Rest rest{std::move(*again), {}};
  const std::vector<const dsl::Diagnostic*> for_review = fixes_of(*rest.policy).for_review;
  for (const dsl::Diagnostic& diagnostic : rest.policy->diagnostics.all())
    if (diagnostic.severity == dsl::Severity::error || std::ranges::find(for_review, &diagnostic) != for_review.end())
      rest.diagnostics.push_back(diagnostic);
  return rest;
}

ExitCode Fixer::put(const dsl::FixResult& result, const embed::Compiled& policy) {
  ExitCode code = ExitCode::done;
  for (const dsl::FixedFile& file : result.files)
    if (const Expected<void> written = replace_file(policy.sources.file(file.file).path(), file.text); !written)
      code = first_of(code, console_.fail(written.error()));
  return code;
}

std::string patch_of(const dsl::FixedFile& fixed, const embed::Compiled& policy) {
  const dsl::SourceFile& file = policy.sources.file(fixed.file);
  return unified_diff(file.path(), file.text(), fixed.text);
}

std::string as_json(const dsl::FixResult& result, const embed::Compiled& policy, const Rest& rest) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("applied", result.applied.size()).member("left_out", result.left_out.size());
  json.key("files").begin_array();
  for (const dsl::FixedFile& file : result.files)
    json.begin_object()
        .member("file", policy.sources.file(file.file).path())
        .member("patch", patch_of(file, policy))
        .end_object();
  json.end_array().key("diagnostics");
  dsl::write_diagnostics(json, rest.diagnostics, rest.policy->sources);
  json.end_object();
  return text + "\n";
}

void Fixer::report(const dsl::FixResult& result, const embed::Compiled& policy, const Rest& rest) {
  if (options_.json) {
    console_.out.write(as_json(result, policy, rest));
  } else {
    for (const dsl::FixedFile& file : result.files)
      if (options_.diff) console_.show(patch_of(file, policy));
    console_.show_on_error_stream(
        render(rest.diagnostics, rest.policy->sources, options_.policy.error_format, console_.terminal.err_colour));
  }
  std::string told =
      fmt::format("{} {} in {}", options_.diff ? "would apply" : "applied",
                  counted(result.applied.size(), "fix", "fixes"), counted(result.files.size(), "file", "files"));
  if (!result.left_out.empty()) told += fmt::format("; {} overlap them, run again", result.left_out.size());
  console_.tell(told);
}

ExitCode Fixer::run() {
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec_of(options_.policy));
  if (!compiled) return console_.fail(compiled.error());
  own_.add_included((*compiled)->sources, options_.policy.limits);
  const dsl::FixResult result = fixes_of(**compiled);
  const Expected<Rest> rest = rest_of(result, **compiled);
  if (!rest) return console_.fail(rest.error());
  const ExitCode written = options_.diff ? ExitCode::done : put(result, **compiled);
  report(result, **compiled, *rest);
  if (rest->policy->rules) return written;
  return first_of(written, tell_errors(*rest->policy, console_));
}

}  // namespace

ExitCode fix(const FixOptions& options, Console& console) {
  const Expected<std::vector<embed::PolicyFile>> files = embed::policy_files(spec_of(options.policy));
  if (!files) return console.fail(files.error());
  return Fixer(options, OwnFiles(*files), console).run();
}

}  // namespace carom::cli
