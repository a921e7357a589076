// Packs and includes in folders.
#include "runtime/embed/file_pack_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

FilePackSource source_of(std::vector<std::string> folders) {
  return {std::move(folders), Limits{}};
}

TEST(FilePackSource, ReadsAPackFromItsFolderOrAsAFile) {
  const Folder folder;
  folder.write("one/pack.carom", "in a folder");
  folder.write("two.words.carom", "alone");
  FilePackSource packs = source_of({folder.path()});
  EXPECT_EQ("in a folder", packs.open_pack("one")->text);
  EXPECT_EQ("alone", packs.open_pack("two.words")->text);
  EXPECT_EQ((std::vector<std::string>{"one", "two.words"}), packs.pack_names());
}

TEST(FilePackSource, TakesTheFirstFolderThatHasThePack) {
  const Folder folder;
  folder.write("first/one.carom", "first");
  folder.write("second/one.carom", "second");
  EXPECT_EQ("first", source_of({folder.path("first"), folder.path("second")}).open_pack("one")->text);
}

TEST(FilePackSource, SaysWhereItLookedForAPack) {
  const Folder folder;
  folder.write("microsoft.carom", "");
  const auto missing = source_of({folder.path()}).open_pack("microsft");
  ASSERT_FALSE(missing.has_value());
  EXPECT_EQ("no pack `microsft` in " + folder.path(), missing.error().message);
}

TEST(FilePackSource, NeverMakesAPathOfWhatIsNoName) {
  const Folder folder;
  folder.write("secret.carom", "");
  FilePackSource packs = source_of({folder.path("below")});
  EXPECT_FALSE(packs.open_pack("../secret").has_value());
  EXPECT_FALSE(packs.open_pack("").has_value());
}

TEST(FilePackSource, ReadsIncludesBelowTheIncludingFile) {
  const Folder folder;
  const std::string main = folder.write("one/pack.carom", "");
  folder.write("one/more/rules.carom", "more");
  FilePackSource packs = source_of({folder.path()});
  EXPECT_EQ("more", packs.open_include(main, "more/rules.carom")->text);
  EXPECT_EQ("more", packs.open_include(main, "./more/../more/rules.carom")->text);
}

TEST(FilePackSource, RefusesIncludesThatLeaveTheFolder) {
  const Folder folder;
  const std::string main = folder.write("one/pack.carom", "");
  const std::string outside = folder.write("secret.carom", "");
  std::filesystem::create_symlink("../secret.carom", folder.path("one/link.carom"));
  FilePackSource packs = source_of({folder.path()});
  for (const std::string& relative : {std::string("../secret.carom"), std::string("x/../../secret.carom"), outside,
                                      std::string("link.carom"), std::string()}) {
    const auto refused = packs.open_include(main, relative);
    ASSERT_FALSE(refused.has_value()) << relative;
    EXPECT_NE(std::string::npos, refused.error().message.find("outside the folder")) << refused.error().message;
  }
}

TEST(FilePackSource, SaysWhyAFileCannotBeRead) {
  const Folder folder;
  const FilePackSource packs = source_of({});
  EXPECT_NE(std::string::npos, packs.open_file(folder.path("none")).error().message.find("No such file or directory"));
  EXPECT_NE(std::string::npos, packs.open_file(folder.path()).error().message.find("Is a directory"));
}

TEST(FilePackSource, ReadsOneByteMoreThanAFileMayHave) {
  const Folder folder;
  Limits limits;
  limits.source_file_bytes = 10;
  const FilePackSource packs({}, limits);
  EXPECT_EQ(10U, packs.open_file(folder.write("fits", std::string(10, 'x')))->text.size());
  EXPECT_EQ(11U, packs.open_file(folder.write("long", std::string(100, 'x')))->text.size());
}

}  // namespace
}  // namespace carom::embed
