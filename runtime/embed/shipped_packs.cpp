// CAROM_PACKS, then beside the installed program, then the source tree that a program was built in.
#include "runtime/embed/shipped_packs.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace carom::embed {
namespace {

namespace fs = std::filesystem;

bool is_folder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

}  // namespace

std::string find_packs_folder(const std::string& override_folder, const std::string& program) {
  if (!override_folder.empty()) return is_folder(override_folder) ? override_folder : std::string();
  const fs::path beside = fs::path(program).parent_path();
  const fs::path installed = (beside / "../share/carom/packs").lexically_normal();
  if (is_folder(installed)) return installed.string();
  for (fs::path folder = beside; folder.has_relative_path(); folder = folder.parent_path())
    if (is_folder(folder / "stdlib-rules")) return (folder / "stdlib-rules").string();
  return {};
}

std::string shipped_packs_folder() {
  const char* override_folder = std::getenv("CAROM_PACKS");
  std::error_code error;
  const fs::path program = fs::read_symlink("/proc/self/exe", error);
  return find_packs_folder(override_folder == nullptr ? "" : override_folder, error ? std::string() : program.string());
}

}  // namespace carom::embed
