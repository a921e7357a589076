// Golden tests over a folder of .carom files, each with its expected output beside it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace carom::testing_support {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return std::move(text).str();
}

/// The files of `folder` (relative to tests/dsl/golden) that end in .carom, sorted.
inline std::vector<std::filesystem::path> carom_files(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  const auto root = std::filesystem::path(CAROM_SOURCE_DIR) / "tests/dsl/golden" / folder;
  for (const auto& entry : std::filesystem::directory_iterator(root))
    if (entry.path().extension() == ".carom") files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

/// CAROM_UPDATE_GOLDENS=1 writes `actual` instead of comparing.
inline void expect_golden(const std::filesystem::path& golden, const std::string& actual) {
  if (std::getenv("CAROM_UPDATE_GOLDENS") != nullptr) std::ofstream(golden, std::ios::binary) << actual;
  EXPECT_EQ(read_file(golden), actual) << golden;
}

/// A test name made of the file's name.
inline std::string golden_name(const ::testing::TestParamInfo<std::filesystem::path>& info) {
  std::string name = info.param.stem().string();
  std::ranges::replace_if(name, [](char c) { return c == '-' || c == '.'; }, '_');
  return name;
}

}  // namespace carom::testing_support
