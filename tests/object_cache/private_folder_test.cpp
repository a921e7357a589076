// A folder that anybody else could change is refused with the reason.
#include "runtime/object_cache/private_folder.h"

#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

/// "opened", or why not.
std::string opening(const std::string& path) {
  const auto folder = PrivateFolder::open_or_make(path);
  return folder ? "opened" : folder.error().message;
}

TEST(PrivateFolder, IsMadeForTheUserAloneWithThoseAbove) {
  const Scratch scratch;
  EXPECT_EQ("opened", opening(scratch.path("a/b/")));
  EXPECT_EQ(0700U, mode_of(scratch.path("a")));
  EXPECT_EQ(0700U, mode_of(scratch.path("a/b")));
  EXPECT_EQ("opened", opening(scratch.path("a/b")));
}

TEST(PrivateFolder, IsNotMadeByLooking) {
  const Scratch scratch;
  const auto folder = PrivateFolder::open(scratch.path("a"));
  ASSERT_TRUE(folder.has_value());
  EXPECT_FALSE(folder->has_value());
  EXPECT_TRUE(scratch.names().empty());
}

TEST(PrivateFolder, IsNoSymbolicLink) {
  const Scratch scratch;
  ASSERT_EQ("opened", opening(scratch.path("real")));
  std::filesystem::create_symlink("real", scratch.path("link"));
  for (const char* name : {"link", "link/", "link//"})
    EXPECT_TRUE(opening(scratch.path(name)).contains("symbolic link")) << name;
}

TEST(PrivateFolder, IsNoFile) {
  const Scratch scratch;
  write_file(scratch.path("file"), "text");
  EXPECT_TRUE(opening(scratch.path("file")).contains("is no folder"));
  EXPECT_TRUE(opening(scratch.path("file/below")).contains("is no folder"));
}

TEST(PrivateFolder, IsNotAnotherUsers) {
  const Scratch scratch;
  std::string anothers = "/usr";
  if (::geteuid() == 0) {
    anothers = scratch.path("anothers");
    ASSERT_EQ("opened", opening(anothers));
    ASSERT_EQ(0, ::chown(anothers.c_str(), OrdinaryUser::kNobody, OrdinaryUser::kNobody));
  }
  EXPECT_TRUE(opening(anothers).contains("belongs to user"));
}

TEST(PrivateFolder, MayNotBeWrittenByOthers) {
  const Scratch scratch;
  for (const ::mode_t mode : {0720U, 0702U, 0777U, 01777U}) {
    ASSERT_EQ(0, ::chmod(scratch.path().c_str(), mode));
    EXPECT_TRUE(opening(scratch.path()).contains("may be written by others")) << mode;
  }
  ASSERT_EQ(0, ::chmod(scratch.path().c_str(), 0755));
  EXPECT_EQ("opened", opening(scratch.path()));
}

TEST(PrivateFolder, IsRefusedWhereItCannotBeMade) {
  const Scratch scratch;
  const OrdinaryUser user(scratch.path());
  ASSERT_EQ(0, ::chmod(scratch.path().c_str(), 0500));
  EXPECT_TRUE(opening(scratch.path("a")).contains("cannot be made: Permission denied"));
}

}  // namespace
}  // namespace carom::object_cache
