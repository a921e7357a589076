// A golden that is missing fails like one that differs, unless it is to be written.
#include "tests/compiler/golden_file.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace carom::test {

void expect_golden(const std::string& path, const std::string& actual) {
  if (std::getenv("CAROM_UPDATE_GOLDENS") != nullptr) {
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  std::ifstream in(path, std::ios::binary);
  ASSERT_TRUE(in) << "no golden " << path << "; CAROM_UPDATE_GOLDENS=1 writes it";
  const std::string expected{std::istreambuf_iterator<char>(in), {}};
  EXPECT_EQ(expected, actual) << path;
}

}  // namespace carom::test
