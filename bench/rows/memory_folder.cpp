// Beside a file that has found its place already.
#include "bench/rows/memory_folder.h"

#include <filesystem>
#include <fstream>

#include "support/check.h"

namespace carom::bench {

namespace fs = std::filesystem;

MemoryFolder::MemoryFolder() : path_(beside_.path() + ".folder") {
  fs::create_directories(path_);
}

MemoryFolder::~MemoryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void MemoryFolder::write(const std::string& name, std::string_view content) const {
  const fs::path file = fs::path(path_) / name;
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << content;
  out.close();
  CAROM_CHECK(out.good(), "there is room for a temporary file");
}

}  // namespace carom::bench
