// A name is checked before it becomes part of a path, and an include after links are resolved.
#include "runtime/embed/file_pack_source.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "runtime/embed/read_file.h"
#include "runtime/embed/refuse_binary.h"
#include "support/ascii.h"

namespace carom::embed {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMainFile = "pack.carom";
constexpr std::string_view kExtension = ".carom";

// Pack names are dotted identifiers; anything else must not become part of a path.
bool is_pack_name(std::string_view name) {
  const auto allowed = [](char c) { return (is_word_character(c) && !is_upper_letter(c)) || c == '.'; };
  return !name.empty() && name.front() != '.' && std::ranges::all_of(name, allowed);
}

bool is_file(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored) && !fs::is_directory(path, ignored);
}

// What one folder entry provides: a folder with a main file, or a file of its own.
std::string pack_name_of(const fs::directory_entry& entry) {
  const fs::path& path = entry.path();
  if (is_file(path / kMainFile)) return path.filename().string();
  if (path.extension() == kExtension && is_file(path)) return path.stem().string();
  return {};
}

bool stays_below(const fs::path& folder, const fs::path& file) {
  std::error_code error;
  const fs::path real_folder = fs::weakly_canonical(folder, error);
  if (error) return false;
  const fs::path real_file = fs::weakly_canonical(file, error);
  if (error) return false;
  const auto [rest, unused] = std::ranges::mismatch(real_folder, real_file);
  return rest == real_folder.end();
}

}  // namespace

FilePackSource::FilePackSource(std::vector<std::string> folders, const Limits& limits, FileTexts unsaved)
    : folders_(std::move(folders)),
      most_bytes_(std::size_t{limits.source_file_bytes} + 1),
      unsaved_(std::move(unsaved)) {}

std::string FilePackSource::path_of_pack(std::string_view name) const {
  if (!is_pack_name(name)) return {};
  for (const fs::path folder : folders_) {
    const fs::path in_folder = folder / name / kMainFile;
    if (is_file(in_folder)) return in_folder.lexically_normal().string();
    const fs::path alone = folder / (std::string(name) + std::string(kExtension));
    if (is_file(alone)) return alone.lexically_normal().string();
  }
  return {};
}

Expected<compiler::PackFile> FilePackSource::open_pack(std::string_view name) {
  const std::string path = path_of_pack(name);
  if (!path.empty()) {
    opened_.emplace(name);
    return open_file(path);
  }
  return std::unexpected(Error{
      ErrorKind::usage,
      fmt::format("no pack `{}` in {}", name,
                  folders_.empty() ? "any folder: none is known" : fmt::format("{}", fmt::join(folders_, ", ")))});
}

Expected<compiler::PackFile> FilePackSource::open_include(std::string_view including_path, std::string_view relative) {
  const fs::path folder = fs::path(including_path).parent_path();
  const fs::path below = folder.empty() ? fs::path(".") : folder;
  const fs::path file = fs::path(relative).lexically_normal();
  if (file.is_absolute() || file.empty() || *file.begin() == ".." || !stays_below(below, below / file))
    return std::unexpected(Error{ErrorKind::usage, fmt::format("`{}` lies outside the folder of {}; an include names a "
                                                               "file in that folder or below it",
                                                               relative, including_path)});
  return open_file((folder / file).string());
}

Expected<compiler::PackFile> FilePackSource::open_file(const std::string& path) const {
  if (const auto known = unsaved_.find(path); known != unsaved_.end()) return compiler::PackFile{path, known->second};
  Expected<std::string> text = read_file(path, most_bytes_);
  if (!text) return std::unexpected(text.error());
  if (const Expected<void> is_text = refuse_binary(path, *text); !is_text) return std::unexpected(is_text.error());
  return compiler::PackFile{path, std::move(*text)};
}

std::vector<std::string> FilePackSource::pack_names() {
  std::vector<std::string> names;
  for (const fs::path folder : folders_) {
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
      if (std::string name = pack_name_of(*entry); is_pack_name(name)) names.push_back(std::move(name));
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  return names;
}

}  // namespace carom::embed
