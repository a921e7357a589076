// Rewriting files in place.
#include "cli/files/replace_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

namespace carom::cli {
namespace {

namespace fs = std::filesystem;

class ReplaceFile : public ::testing::Test {
 protected:
  ReplaceFile() : folder_(fs::path(::testing::TempDir()) / ("carom_replace_file_" + std::to_string(::getpid()))) {
    fs::create_directories(folder_);
  }
  ~ReplaceFile() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }
  void write(const std::string& name, const std::string& text) const { std::ofstream(path(name)) << text; }
  [[nodiscard]] std::string read(const std::string& name) const {
    std::ostringstream text;
    text << std::ifstream(path(name)).rdbuf();
    return text.str();
  }

  fs::path folder_;
};

TEST_F(ReplaceFile, PutsTheNewContentAndKeepsTheMode) {
  write("a", "old");
  fs::permissions(path("a"), fs::perms::owner_read | fs::perms::owner_write);
  ASSERT_TRUE(replace_file(path("a"), "new").has_value());
  EXPECT_EQ("new", read("a"));
  EXPECT_EQ(fs::perms::owner_read | fs::perms::owner_write, fs::status(path("a")).permissions());
}

TEST_F(ReplaceFile, FollowsASymbolicLink) {
  write("a", "old");
  fs::create_symlink("a", path("link"));
  ASSERT_TRUE(replace_file(path("link"), "new").has_value());
  EXPECT_EQ("new", read("a"));
  EXPECT_TRUE(fs::is_symlink(path("link")));
}

TEST_F(ReplaceFile, LeavesNothingBesides) {
  write("a", "old");
  ASSERT_TRUE(replace_file(path("a"), "new").has_value());
  EXPECT_EQ(1, std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
}

TEST_F(ReplaceFile, SaysWhyAMissingFileCannotBeWritten) {
  const Expected<void> done = replace_file(path("missing"), "new");
  ASSERT_FALSE(done.has_value());
  EXPECT_NE(std::string::npos, done.error().message.find("missing: No such file or directory"));
}

TEST_F(ReplaceFile, WritesIntoNothingThatIsNoFile) {
  ASSERT_EQ(0, ::mkfifo(path("pipe").c_str(), 0600));
  EXPECT_FALSE(replace_file(path("pipe"), "new").has_value());
  EXPECT_EQ(1, std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
}

}  // namespace
}  // namespace carom::cli
