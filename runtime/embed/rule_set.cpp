// Policy names → files → checked rules → a program that classifies.
#include "runtime/embed/rule_set.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "dsl/diag/nearest_name.h"
#include "runtime/embed/saved_policy.h"
#include "runtime/embed/shipped_packs.h"
#include "support/check.h"

namespace carom::embed {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool is_folder(const std::string& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

std::string main_file_of(const std::string& path) {
  return is_folder(path) ? (fs::path(path) / "pack.carom").string() : path;
}

// A folder without a main file may lie there by chance: it does not hide the pack that it is named like.
bool is_path(const std::string& policy) {
  return policy.find('/') != std::string::npos || policy.ends_with(".carom") || policy.ends_with(".caromc") ||
         exists(main_file_of(policy));
}

std::string folder_of(const std::string& file) {
  const fs::path folder = fs::path(file).parent_path();
  return folder.empty() ? std::string(".") : folder.string();
}

/// Those that are for packs and nothing else.
std::vector<std::string> pack_folders_of(const PolicySpec& spec) {
  std::vector<std::string> folders = spec.pack_paths;
  if (std::string shipped = shipped_packs_folder(); !shipped.empty()) folders.push_back(std::move(shipped));
  return folders;
}

std::vector<std::string> folders_of(const PolicySpec& spec) {
  std::vector<std::string> folders = pack_folders_of(spec);
  auto behind_given = folders.begin() + static_cast<std::ptrdiff_t>(spec.pack_paths.size());
  for (const std::string& policy : spec.policies)
    if (is_path(policy)) behind_given = folders.insert(behind_given, folder_of(main_file_of(policy))) + 1;
  return folders;
}

Error no_packs(const PolicySpec& spec) {
  const std::string where = spec.pack_paths.empty() ? std::string("beside the program or in CAROM_PACKS")
                                                    : fmt::format("in {}", spec.pack_paths.front());
  return {ErrorKind::usage,
          fmt::format("no packs found {}; name a folder of packs with --packs, or a policy file", where)};
}

Error no_source(const std::string& policy) {
  return {
      ErrorKind::usage,
      fmt::format("{} is a compiled policy, which holds no source; name the rules that it was compiled from", policy)};
}

Error unknown_policy(const std::string& policy, Error error, FilePackSource& packs) {
  const std::vector<std::string> known = packs.pack_names();
  const std::vector<std::string_view> candidates(known.begin(), known.end());
  const std::string suggestion = dsl::did_you_mean(policy, candidates);
  if (!suggestion.empty()) error.message += "; " + suggestion;
  if (is_folder(policy)) error.message += fmt::format("; the folder {} holds no pack.carom", policy);
  return error;
}

std::vector<std::string> policies_of(const PolicySpec& spec) {
  return spec.policies.empty() ? std::vector{std::string(kAllPacks)} : spec.policies;
}

/// False: there is none. A policy's own folder may hold anything, and is not meant.
bool add_all_packs(const PolicySpec& spec, const FilePackSource& packs, std::vector<PolicyFile>& files) {
  std::vector<std::string> names = FilePackSource(pack_folders_of(spec), spec.options.limits, {}).pack_names();
  for (std::string& name : names) {
    if (std::ranges::find(files, name, &PolicyFile::name) != files.end()) continue;
    std::string path = packs.path_of_pack(name);
    files.push_back({std::move(name), std::move(path)});
  }
  return !names.empty();
}

Expected<std::vector<PolicyFile>> policy_files(const PolicySpec& spec, FilePackSource& packs) {
  for (const std::string& folder : spec.pack_paths)
    if (!is_folder(folder))
      return std::unexpected(
          Error{ErrorKind::unreadable, fmt::format("{} is not a folder; --packs names one", folder)});
  std::vector<PolicyFile> files;
  for (const std::string& policy : policies_of(spec)) {
    if (is_path(policy)) {
      if (holds_saved_policy(policy)) return std::unexpected(no_source(policy));
      files.push_back({"", main_file_of(policy)});
      continue;
    }
    if (policy == kAllPacks && packs.path_of_pack(policy).empty()) {
      if (!add_all_packs(spec, packs, files)) return std::unexpected(no_packs(spec));
      continue;
    }
    const Expected<compiler::PackFile> found = packs.open_pack(policy);
    if (!found) return std::unexpected(unknown_policy(policy, found.error(), packs));
    files.push_back({policy, found->path});
  }
  return files;
}

Expected<std::vector<compiler::PackRequest>> requests_of(const std::vector<PolicyFile>& files,
                                                         const FilePackSource& packs) {
  std::vector<compiler::PackRequest> requests;
  for (const PolicyFile& file : files) {
    compiler::PackRequest request{file.name, std::nullopt};
    if (file.name.empty()) {
      Expected<compiler::PackFile> read = packs.open_file(file.path);
      if (!read) return std::unexpected(read.error());
      request.file = std::move(*read);
    }
    requests.push_back(std::move(request));
  }
  return requests;
}

// A pack that was read without being asked for by name is a policy given as a path.
std::vector<std::string> roots_of(const compiler::ir::RuleSet& rules, const std::vector<PolicyFile>& files,
                                  const FilePackSource& packs) {
  std::vector<std::string> roots;
  for (const compiler::ir::Pack& pack : rules.packs) {
    const bool named = std::ranges::find(files, pack.name, &PolicyFile::name) != files.end();
    if (named || !packs.opened().contains(pack.name)) roots.push_back(pack.name);
  }
  return roots;
}

core::Program load_own_image(std::vector<std::byte> image) {
  Expected<core::Program> program = core::Program::load(std::move(image));
  CAROM_CHECK(program.has_value(), "the runtime refuses an image that the compiler made: " + program.error().message);
  return std::move(*program);
}

}  // namespace

Expected<std::vector<PolicyFile>> policy_files(const PolicySpec& spec) {
  FilePackSource packs(folders_of(spec), spec.options.limits, spec.unsaved);
  return policy_files(spec, packs);
}

Expected<std::unique_ptr<Compiled>> compile(const PolicySpec& spec) {
  auto compiled = check(spec);
  if (compiled && (*compiled)->rules) make_program(**compiled, spec.options.limits);
  return compiled;
}

void make_program(Compiled& compiled, const Limits& limits) {
  compiled.program = load_own_image(compiler::lower(*compiled.rules, compiled.sources, limits));
}

Expected<std::unique_ptr<Compiled>> check(const PolicySpec& spec) {
  FilePackSource packs(folders_of(spec), spec.options.limits, spec.unsaved);
  const Expected<std::vector<PolicyFile>> files = policy_files(spec, packs);
  if (!files) return std::unexpected(files.error());
  const Expected<std::vector<compiler::PackRequest>> requests = requests_of(*files, packs);
  if (!requests) return std::unexpected(requests.error());

  auto compiled = std::make_unique<Compiled>();
  compiled->diagnostics = dsl::DiagnosticSink(spec.options.limits.reported_errors);
  compiled->rules = compiler::check(*requests, packs, spec.options, compiled->sources, compiled->diagnostics);
  if (compiled->rules) compiled->root_packs = roots_of(*compiled->rules, *files, packs);
  return compiled;
}

}  // namespace carom::embed
