// Plans all edits, compiles what they would give, until that asks for no more, and only then writes.
#include "cli/rewrite/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include "cli/files/replace_file.h"
#include "cli/rewrite/line_diff.h"
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

// Fixes lead to fixes, hardly ever over more than two rounds; a circle of them ends here.
constexpr int kMostRounds = 20;

struct Change {
  std::string before;
  std::string after;
  std::size_t fixes = 0;
};

// What all rounds come to.
struct Repairs {
  std::map<std::string, Change> changes;  ///< by path
  std::size_t left_out = 0;
  std::unique_ptr<embed::Compiled> policy;  ///< with the changes
  std::vector<dsl::Diagnostic> rest;        ///< for a person: errors that stay, and fixes to be read first

  [[nodiscard]] std::size_t applied() const {
    std::size_t fixes = 0;
    for (const auto& [path, change] : changes) fixes += change.fixes;
    return fixes;
  }
};

class Fixer {
 public:
  Fixer(const FixOptions& options, OwnFiles own, Console& console)
      : options_(options), own_(std::move(own)), console_(console) {}

  ExitCode run();

 private:
  [[nodiscard]] Expected<Repairs> repair();
  [[nodiscard]] Expected<std::unique_ptr<embed::Compiled>> compile(const Repairs& so_far);
  [[nodiscard]] dsl::FixResult fixes_of(const embed::Compiled& policy) const;
  ExitCode put(Repairs& repairs);
  void report(const Repairs& repairs);

  const FixOptions& options_;
  OwnFiles own_;
  Console& console_;
};

dsl::FixResult Fixer::fixes_of(const embed::Compiled& policy) const {
  const auto is_own = [&](dsl::SourceId file) { return own_.contain(policy.sources.file(file).path()); };
  return dsl::apply_fixes(policy.diagnostics.all(), policy.sources, is_own);
}

// The changed texts before they are written anywhere, so that a dry run ends as the real one would.
Expected<std::unique_ptr<embed::Compiled>> Fixer::compile(const Repairs& so_far) {
  embed::PolicySpec spec = spec_of(options_.policy);
  for (const auto& [path, change] : so_far.changes) spec.unsaved[path] = change.after;
  Expected<std::unique_ptr<embed::Compiled>> compiled = embed::check(spec);
  if (compiled) own_.add_included((*compiled)->sources, options_.policy.limits);
  return compiled;
}

void take(const dsl::FixResult& result, const embed::Compiled& policy, Repairs& repairs) {
  for (const dsl::FixedFile& fixed : result.files) {
    const dsl::SourceFile& file = policy.sources.file(fixed.file);
    repairs.changes.try_emplace(file.path(), Change{std::string(file.text()), {}, 0}).first->second.after = fixed.text;
  }
  for (const dsl::Diagnostic* applied : result.applied)
    ++repairs.changes.at(policy.sources.file(applied->fix.front().where.file).path()).fixes;
}

std::vector<dsl::Diagnostic> left_to_a_person(const dsl::FixResult& result, const embed::Compiled& policy) {
  std::vector<dsl::Diagnostic> rest;
  for (const dsl::Diagnostic& diagnostic : policy.diagnostics.all())
    if (diagnostic.severity == dsl::Severity::error ||
        std::ranges::find(result.for_review, &diagnostic) != result.for_review.end())
      rest.push_back(diagnostic);
  return rest;
}

// Round after round, since what one repairs lets the compiler see more.
Expected<Repairs> Fixer::repair() {
  Repairs repairs;
  for (int round = 0;; ++round) {
    Expected<std::unique_ptr<embed::Compiled>> compiled = compile(repairs);
    if (!compiled) return std::unexpected(compiled.error());
    const dsl::FixResult result = fixes_of(**compiled);
    if (!result.files.empty() && round < kMostRounds) {
      take(result, **compiled, repairs);
      continue;
    }
    repairs.left_out = result.left_out.size() + result.applied.size();
    repairs.rest = left_to_a_person(result, **compiled);
    repairs.policy = std::move(*compiled);
    return repairs;
  }
}

// What is not written is no change, and not told as one.
ExitCode Fixer::put(Repairs& repairs) {
  ExitCode code = ExitCode::done;
  std::erase_if(repairs.changes, [&](const auto& entry) {
    const Expected<void> written = replace_file(entry.first, entry.second.after);
    if (!written) code = first_of(code, console_.fail(written.error()));
    return !written;
  });
  return code;
}

std::string as_json(const Repairs& repairs) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("applied", repairs.applied()).member("left_out", repairs.left_out);
  json.key("files").begin_array();
  for (const auto& [path, change] : repairs.changes)
    json.begin_object()
        .member("file", path)
        .member("patch", unified_diff(path, change.before, change.after))
        .end_object();
  json.end_array().key("diagnostics");
  dsl::write_diagnostics(json, repairs.rest, repairs.policy->sources);
  json.end_object();
  return text + "\n";
}

void Fixer::report(const Repairs& repairs) {
  if (options_.json) {
    console_.out.write(as_json(repairs));
  } else {
    for (const auto& [path, change] : repairs.changes)
      if (options_.diff) console_.show(unified_diff(path, change.before, change.after));
    console_.show_on_error_stream(
        render(repairs.rest, repairs.policy->sources, options_.policy.error_format, console_.terminal.err_colour));
  }
  std::string told =
      fmt::format("{} {} in {}", options_.diff ? "would apply" : "applied", counted(repairs.applied(), "fix", "fixes"),
                  counted(repairs.changes.size(), "file", "files"));
  if (repairs.left_out != 0) told += fmt::format("; {} left, run again", repairs.left_out);
  console_.tell(told);
}

ExitCode Fixer::run() {
  Expected<Repairs> repairs = repair();
  if (!repairs) return console_.fail(repairs.error());
  const ExitCode written = options_.diff ? ExitCode::done : put(*repairs);
  report(*repairs);
  if (repairs->policy->rules) return written;
  return first_of(written, tell_errors(*repairs->policy, console_));
}

}  // namespace

ExitCode fix(const FixOptions& options, Console& console) {
  const Expected<std::vector<embed::PolicyFile>> files = embed::policy_files(spec_of(options.policy));
  if (!files) return console.fail(files.error());
  return Fixer(options, OwnFiles(*files), console).run();
}

}  // namespace carom::cli
