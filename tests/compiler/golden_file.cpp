// A golden that is missing fails like one that differs, unless it is to be written.
#include "tests/compiler/golden_file.h"
#include "tests/support/file_content.h"

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
  ASSERT_TRUE(std::filesystem::exists(path)) << "no golden " << path << "; CAROM_UPDATE_GOLDENS=1 writes it";
  EXPECT_EQ(content_of(path), actual) << path;
}

}  // namespace carom::test
