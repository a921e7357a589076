// Seeds that no text editor writes: a compiled policy and the program image in it. usage: carom_fuzz_write_seeds FOLDER
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "compiler/compile.h"
#include "runtime/container/read_container.h"
#include "runtime/container/write_container.h"
#include "tests/compiler/linked.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_policy.h"

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path, std::span<const std::byte> bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream file(path, std::ios::binary);
  file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  FUZZ_CHECK(file.good(), "there is room for a seed");
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    return 2;
  }
  const auto linked = carom::test::link(std::string(carom::fuzz::kPolicy));
  FUZZ_CHECK(linked->rules.has_value(), "the policy of the targets is good");
  const std::vector<std::byte> image = carom::compiler::lower(*linked->rules, linked->sources, carom::Limits{});
  write(fs::path(argv[1]) / "image" / "policy", image);
  const auto number = static_cast<std::uint32_t>(carom::container::SectionId::program_image);
  const carom::container::NewSection section{number, true, image};
  write(fs::path(argv[1]) / "container" / "policy", carom::container::write_container({&section, 1}));
  return 0;
}
