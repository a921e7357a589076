// In /dev/shm where there is one; elsewhere in the temporary folder, and the row says so.
#include "bench/rows/memory_file.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "support/check.h"

namespace carom::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMemoryBacked = "/dev/shm";

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

std::string make_folder() {
  std::error_code ignored;
  const fs::path parent =
      fs::is_directory(kMemoryBacked, ignored) ? fs::path(kMemoryBacked) : fs::temp_directory_path();
  std::string name = (parent / "carom-bench-XXXXXX").string();
  CAROM_CHECK(mkdtemp(name.data()) != nullptr, "a temporary folder can be made");
  return name;
}

}  // namespace

MemoryFile::MemoryFile() : folder_(make_folder()), path_(folder_ + "/file") {
  append({});
}

MemoryFile::MemoryFile(std::span<const std::byte> content) : MemoryFile() {
  append({reinterpret_cast<const char*>(content.data()), content.size()});
}

MemoryFile::~MemoryFile() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

std::string_view MemoryFile::place() const {
  return folder_.starts_with(kMemoryBacked) ? "memory-backed storage" : "a temporary folder";
}

std::size_t MemoryFile::size() const {
  return fs::file_size(path_);
}

std::vector<std::byte> MemoryFile::read() const {
  const File file(std::fopen(path_.c_str(), "rb"));
  std::vector<std::byte> bytes(size());
  CAROM_CHECK(file && std::fread(bytes.data(), 1, bytes.size(), file.get()) == bytes.size(),
              "our own file can be read");
  return bytes;
}

void MemoryFile::append(std::string_view bytes) const {
  const File file(std::fopen(path_.c_str(), "ab"));
  CAROM_CHECK(file && std::fwrite(bytes.data(), 1, bytes.size(), file.get()) == bytes.size(),
              "there is room for a temporary file");
}

}  // namespace carom::bench
