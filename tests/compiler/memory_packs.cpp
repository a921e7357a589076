// What the file system would say, without one.
#include "tests/compiler/memory_packs.h"
#include "tests/support/file_content.h"

#include <filesystem>
#include <fstream>
#include <iterator>

namespace carom::test {

namespace fs = std::filesystem;

Expected<compiler::PackFile> MemoryPacks::open(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::unexpected(Error{ErrorKind::unreadable, "no file `" + path + "`"});
  return compiler::PackFile{path, found->second};
}

Expected<compiler::PackFile> MemoryPacks::open_pack(std::string_view name) {
  auto opened = open(std::string(name) + ".carom");
  if (!opened) return std::unexpected(Error{ErrorKind::usage, "no pack of this name"});
  return opened;
}

Expected<compiler::PackFile> MemoryPacks::open_include(std::string_view including_path, std::string_view relative) {
  return open((fs::path(including_path).parent_path() / relative).string());
}

std::vector<std::string> MemoryPacks::pack_names() {
  ++listings_;
  std::vector<std::string> names;
  for (const auto& [path, text] : files_)
    if (path != "main.carom" && !path.contains('/')) names.push_back(fs::path(path).stem().string());
  return names;
}

Files read_rule_files(const std::string& folder) {
  Files files;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".carom") continue;
    files[fs::relative(entry.path(), folder).string()] = test::content_of(entry.path());
  }
  return files;
}

}  // namespace carom::test
