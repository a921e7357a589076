// Compiled policies from anybody: the file around the sections.
#include <cstring>
#include <vector>

#include "runtime/container/read_container.h"
#include "tests/fuzz/fuzz_check.h"
#include "tests/fuzz/fuzz_target.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<std::byte> file(size);
  if (size != 0) std::memcpy(file.data(), data, size);
  const auto container = carom::container::read_container(file);
  if (!container) return 0;
  for (const auto& section : container->sections)
    FUZZ_CHECK(section.bytes.data() >= file.data() && section.bytes.data() + section.bytes.size() <= file.data() + size,
               "sections lie in the file");
  static_cast<void>(carom::container::check_digest(file, *container));
  return 0;
}
