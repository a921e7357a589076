// A folder of its own for each test, gone with it, and the files in it.
#pragma once

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/object_cache/object_cache.h"

namespace carom::object_cache {

class Scratch {
 public:
  Scratch() {
    std::string name = ::testing::TempDir() + "carom_cache_XXXXXX";
    EXPECT_NE(nullptr, ::mkdtemp(name.data()));
    path_ = name;
  }
  ~Scratch() { std::filesystem::remove_all(path_); }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;

  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] std::string path(std::string_view name) const { return path_ + "/" + std::string(name); }
  /// Names in it, in their order.
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> names;
    for (const auto& file : std::filesystem::directory_iterator(path_)) names.push_back(file.path().filename());
    std::ranges::sort(names);
    return names;
  }

 private:
  std::string path_;
};

inline std::string read_file(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

/// For this user alone.
inline void write_file(const std::string& path, std::string_view content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
  ASSERT_EQ(0, ::chmod(path.c_str(), 0600));
}

inline ::mode_t mode_of(const std::string& path) {
  struct ::stat status{};
  EXPECT_EQ(0, ::stat(path.c_str(), &status)) << path;
  return status.st_mode & 07777U;
}

/// A key of one part or more.
class TextKey {
 public:
  explicit TextKey(std::vector<std::string> parts) : texts_(std::move(parts)) {
    for (const std::string& text : texts_) parts_.push_back(std::as_bytes(std::span(text)));
  }
  TextKey(const TextKey&) = delete;
  TextKey& operator=(const TextKey&) = delete;

  [[nodiscard]] Key parts() const { return parts_; }
  /// The name of its entry.
  [[nodiscard]] std::string name() const { return entry_name(digest_of(parts_)); }

 private:
  std::vector<std::string> texts_;
  std::vector<std::span<const std::byte>> parts_;
};

inline std::span<const std::byte> as_bytes(std::string_view text) {
  return std::as_bytes(std::span(text));
}

inline std::unique_ptr<ObjectCache> open_cache(const std::string& folder, std::uint64_t most_bytes = kMostBytes) {
  auto cache = ObjectCache::open(folder, most_bytes);
  EXPECT_TRUE(cache.has_value()) << (cache ? "" : cache.error().message);
  return cache ? std::move(*cache) : nullptr;
}

/// What is kept, or "nothing".
inline std::string found(const ObjectCache& cache, const TextKey& key) {
  const std::optional<Bytes> object = cache.find(key.parts());
  return object ? std::string(reinterpret_cast<const char*>(object->data()), object->size()) : "nothing";
}

/// Rights of a user who is not root for as long as it lives, if this process has root's; a folder that it works in.
class OrdinaryUser {
 public:
  explicit OrdinaryUser(const std::string& folder) {
    if (!is_root_) return;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder))
      EXPECT_EQ(0, ::chown(file.path().c_str(), kNobody, kNobody));
    EXPECT_EQ(0, ::chown(folder.c_str(), kNobody, kNobody));
    EXPECT_EQ(0, ::seteuid(kNobody));
  }
  ~OrdinaryUser() {
    if (is_root_) {
      EXPECT_EQ(0, ::seteuid(0));
    }
  }
  OrdinaryUser(const OrdinaryUser&) = delete;
  OrdinaryUser& operator=(const OrdinaryUser&) = delete;

  static constexpr ::uid_t kNobody = 65534;

 private:
  bool is_root_ = ::geteuid() == 0;
};

}  // namespace carom::object_cache
