// Reads goldens and samples whole.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>

namespace carom::test {

/// The bytes of a file; empty when it cannot be read.
inline std::string content_of(const std::filesystem::path& path) {
  const std::ifstream in(path, std::ios::binary);
  std::ostringstream content;
  content << in.rdbuf();
  return std::move(content).str();
}

}  // namespace carom::test
