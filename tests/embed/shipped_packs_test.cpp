// Where the shipped packs are found.
#include "runtime/embed/shipped_packs.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "tests/embed/folder.h"

namespace carom::embed {
namespace {

TEST(ShippedPacks, LieBesideAnInstalledProgram) {
  const Folder folder;
  folder.write("share/carom/packs/base.carom", "");
  EXPECT_EQ(folder.path("share/carom/packs"), find_packs_folder("", folder.path("bin/carom")));
}

TEST(ShippedPacks, LieAboveAProgramInABuildTree) {
  const Folder folder;
  folder.write("stdlib-rules/base.carom", "");
  EXPECT_EQ(folder.path("stdlib-rules"), find_packs_folder("", folder.path("build/dev/cli/carom")));
}

TEST(ShippedPacks, AreWhereTheEnvironmentSaysAndNowhereElse) {
  const Folder folder;
  folder.write("stdlib-rules/base.carom", "");
  folder.write("mine/base.carom", "");
  EXPECT_EQ(folder.path("mine"), find_packs_folder(folder.path("mine"), folder.path("build/carom")));
  EXPECT_EQ("", find_packs_folder(folder.path("missing"), folder.path("build/carom")));
}

TEST(ShippedPacks, AreNowhereWithoutAFolder) {
  EXPECT_EQ("", find_packs_folder("", "/nonexistent/bin/carom"));
}

}  // namespace
}  // namespace carom::embed
