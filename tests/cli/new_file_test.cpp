// Modes and names of files that are written, by every way to write one.
#include "cli/files/new_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "cli/files/replace_file.h"

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

class Mask {
 public:
  explicit Mask(::mode_t mask) : before_(::umask(mask)) {}
  ~Mask() { ::umask(before_); }
  Mask(const Mask&) = delete;
  Mask& operator=(const Mask&) = delete;

 private:
  ::mode_t before_;
};

Expected<void> write_seen(const std::string& path) {
  const auto file = NewFile::create(path, {"the list", "--output"}, {});
  if (!file) return std::unexpected(file.error());
  (*file)->out().write("new");
  return (*file)->finish();
}

Expected<void> write_unseen(const std::string& path) {
  return put_file(path, "new");
}

class WrittenFile : public ::testing::TestWithParam<Expected<void> (*)(const std::string&)> {
 protected:
  WrittenFile() : folder_(fs::path(::testing::TempDir()) / ("carom_new_file_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~WrittenFile() override { fs::remove_all(folder_); }

  void write_old(const std::string& name, ::mode_t mode) const {
    std::ofstream(path(name)) << "old";
    ::chmod(path(name).c_str(), mode);
  }
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  [[nodiscard]] ::mode_t mode(const std::string& name) const {
    struct ::stat status{};
    EXPECT_EQ(0, ::stat(path(name).c_str(), &status));
    return status.st_mode & 07777;
  }
  [[nodiscard]] std::ptrdiff_t files() const {
    return std::distance(fs::directory_iterator(folder_), fs::directory_iterator());
  }

  fs::path folder_;
};

TEST_P(WrittenFile, KeepsTheModeOfTheOneBefore) {
  const Mask mask(077);
  for (const ::mode_t before : {0644U, 0600U, 0664U, 0444U}) {
    write_old("a", before);
    ASSERT_TRUE(GetParam()(path("a")).has_value());
    EXPECT_EQ(before, mode("a"));
    fs::remove(path("a"));
  }
}

TEST_P(WrittenFile, HasTheModeThatTheProcessGivesNewOnes) {
  for (const ::mode_t mask_of_process : {077U, 022U, 002U}) {
    const Mask mask(mask_of_process);
    ASSERT_TRUE(GetParam()(path("a")).has_value());
    EXPECT_EQ(0666U & ~mask_of_process, mode("a"));
    fs::remove(path("a"));
  }
}

TEST_P(WrittenFile, LeavesNothingBesides) {
  ASSERT_TRUE(GetParam()(path("a")).has_value());
  EXPECT_EQ(1, files());
}

INSTANTIATE_TEST_SUITE_P(NewFile, WrittenFile, ::testing::Values(write_seen, write_unseen));

class PartialFile : public WrittenFile {};

TEST_F(PartialFile, OfAnEarlierRunHandsOnNothing) {
  const Mask mask(022);
  write_old("a.partial", 0606);
  ASSERT_TRUE(write_seen(path("a")).has_value());
  EXPECT_EQ(0644U, mode("a"));
  EXPECT_EQ(3U, fs::file_size(path("a")));
  EXPECT_EQ(1, files());
}

TEST_F(PartialFile, OfOthersIsLeftAlone) {
  const auto first = NewFile::create(path("a"), {"the list", "--output"}, {});
  ASSERT_TRUE(first.has_value());
  const Expected<void> second = write_seen(path("a"));
  ASSERT_FALSE(second.has_value());
  EXPECT_NE(std::string::npos, second.error().message.find("another run is writing it"));
  ASSERT_TRUE((*first)->finish().has_value());
  EXPECT_EQ(1, files());
}

TEST_F(PartialFile, ThatIsNoFileIsNotWaitedFor) {
  ASSERT_EQ(0, ::mkfifo(path("a.partial").c_str(), 0600));
  EXPECT_FALSE(write_seen(path("a")).has_value());
  EXPECT_TRUE(fs::is_fifo(path("a.partial")));
}

TEST_F(PartialFile, OfOneThatIsWrittenAtOnceIsNobodyElses) {
  write_old("a.partial", 0644);
  ASSERT_TRUE(write_unseen(path("a")).has_value());
  EXPECT_EQ(2, files());
}

}  // namespace
}  // namespace carom::cli
