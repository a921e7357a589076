#include "cli/fix.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "cli/line_diff.h"
#include "cli/replace_file.h"
#include "dsl/diag/apply_fixes.h"
#include "support/json_writer.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

// A pack's files lie in the folder of its main file or below.
class OwnFiles {
 public:
  explicit OwnFiles(const std::vector<embed::PolicyFile>& files) {
    for (const embed::PolicyFile& file : files) {
      const fs::path path = fs::path(file.path).lexically_normal();
      if (path.filename() == "pack.carom")
        folders_.push_back(path.parent_path());
      else
        files_.push_back(path);
    }
  }

  [[nodiscard]] bool contain(const std::string& path) const {
    const fs::path normal = fs::path(path).lexically_normal();
    const auto holds = [&normal](const fs::path& folder) {
      return std::ranges::mismatch(folder, normal).in1 == folder.end();
    };
    return std::ranges::find(files_, normal) != files_.end() || std::ranges::any_of(folders_, holds);
  }

 private:
  std::vector<fs::path> folders_;
  std::vector<fs::path> files_;
};

std::vector<dsl::Diagnostic> fixable_in(const OwnFiles& own, const embed::Compiled& policy) {
  std::vector<dsl::Diagnostic> fixable;
  for (const dsl::Diagnostic& diagnostic : policy.diagnostics.all()) {
    const auto is_own = [&](const dsl::Edit& edit) { return own.contain(policy.sources.file(edit.where.file).path()); };
    if (!diagnostic.fix.empty() && std::ranges::all_of(diagnostic.fix, is_own)) fixable.push_back(diagnostic);
  }
  return fixable;
}

ExitCode put(const dsl::FixedFile& fixed, const embed::Compiled& policy, const FixOptions& options, Console& console) {
  const dsl::SourceFile& file = policy.sources.file(fixed.file);
  if (options.diff) {
    if (!options.json) console.out.write(unified_diff(file.path(), file.text(), fixed.text));
    return ExitCode::done;
  }
  const Expected<void> written = replace_file(file.path(), fixed.text);
  return written ? ExitCode::done : console.fail(written.error());
}

void write_json(const dsl::FixResult& result, const embed::Compiled& policy, Console& console) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().member("applied", result.applied).member("left_out", result.left_out);
  json.key("files").begin_array();
  for (const dsl::FixedFile& file : result.files) json.string(policy.sources.file(file.file).path());
  json.end_array().end_object();
  console.out.write(text + "\n");
}

void tell(const dsl::FixResult& result, const FixOptions& options, Console& console) {
  console.tell(fmt::format("{} {} fixes in {} files{}", options.diff ? "would apply" : "applied", result.applied,
                           result.files.size(),
                           result.left_out == 0 ? "" : fmt::format("; {} overlap them, run again", result.left_out)));
}

}  // namespace

ExitCode fix(const FixOptions& options, Console& console) {
  const embed::PolicySpec spec = spec_of(options.policy);
  const Expected<std::vector<embed::PolicyFile>> files = embed::policy_files(spec);
  if (!files) return console.fail(files.error());
  const Expected<std::unique_ptr<embed::Compiled>> compiled = embed::compile(spec);
  if (!compiled) return console.fail(compiled.error());

  const embed::Compiled& policy = **compiled;
  const dsl::FixResult result = dsl::apply_fixes(fixable_in(OwnFiles(*files), policy), policy.sources);
  ExitCode code = ExitCode::done;
  for (const dsl::FixedFile& file : result.files) code = first_of(code, put(file, policy, options, console));
  if (options.json) write_json(result, policy, console);
  tell(result, options, console);
  if (options.diff || code != ExitCode::done) return code;
  const auto again = load_policy(options.policy, console);
  return again ? ExitCode::done : again.error();
}

}  // namespace carom::cli
