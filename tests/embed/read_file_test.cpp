// How much of a file is read: a bound from outside, or one that its own beginning tells.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "runtime/embed/read_file.h"
#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

TEST(ReadFile, ReadsUpToTheBound) {
  const Folder folder;
  const std::string path = folder.write("a", "abcdef");
  EXPECT_EQ(read_file(path, 100).value(), "abcdef");
  EXPECT_EQ(read_file(path, 6).value(), "abcdef");
  EXPECT_EQ(read_file(path, 5).value(), "abcde");
  EXPECT_EQ(read_file(path, 0).value(), "");
}

TEST(ReadFile, AsksTheBeginningHowMuchToRead) {
  const Folder folder;
  const std::string path = folder.write("a", "4bcdef");
  const auto by_first_digit = [](std::string_view beginning) -> Expected<std::size_t> {
    EXPECT_EQ(beginning, "4b");
    return static_cast<std::size_t>(beginning.front() - '0');
  };
  EXPECT_EQ(read_file(path, 2, by_first_digit).value(), "4bcd");
}

TEST(ReadFile, KeepsABeginningThatIsLongerThanItTells) {
  const Folder folder;
  const auto nothing_more = [](std::string_view) -> Expected<std::size_t> { return 0; };
  EXPECT_EQ(read_file(folder.write("a", "abcdef"), 2, nothing_more).value(), "ab");
}

TEST(ReadFile, GivesAShortFileWhole) {
  const Folder folder;
  const auto much = [](std::string_view beginning) -> Expected<std::size_t> {
    EXPECT_EQ(beginning, "ab");
    return 1000;
  };
  EXPECT_EQ(read_file(folder.write("a", "ab"), 10, much).value(), "ab");
}

TEST(ReadFile, NamesThePathWhereTheBeginningIsRefused) {
  const Folder folder;
  const std::string path = folder.write("a", "ab");
  const auto refuse = [](std::string_view) -> Expected<std::size_t> {
    return std::unexpected(Error{ErrorKind::pack_damaged, "no"});
  };
  const Expected<std::string> read = read_file(path, 1, refuse);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().kind, ErrorKind::pack_damaged);
  EXPECT_EQ(read.error().message, path + ": no");
}

TEST(ReadFile, SaysWhatCannotBeRead) {
  const Folder folder;
  const Expected<std::string> missing = read_file(folder.path("none"), 10);
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ(missing.error().kind, ErrorKind::unreadable);
  EXPECT_EQ(missing.error().message, "cannot read " + folder.path("none") + ": No such file or directory");
}

}  // namespace
}  // namespace carom::embed
