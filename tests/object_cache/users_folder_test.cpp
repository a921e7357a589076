// Which variable names the folder, and when none does.
#include "runtime/object_cache/users_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>

namespace carom::object_cache {
namespace {

std::string folder_of(const Environment& environment) {
  const Expected<std::string> folder = users_folder(environment);
  return folder ? *folder : folder.error().message;
}

TEST(UsersFolder, IsNamedByOurVariableThenByTheUsersCachesThenByTheHome) {
  EXPECT_EQ("/a", folder_of({"/a", "/b", "/c"}));
  EXPECT_EQ("beside", folder_of({"beside", "/b", "/c"}));
  EXPECT_EQ("/b/carom", folder_of({std::nullopt, "/b", "/c"}));
  EXPECT_EQ("/c/.cache/carom", folder_of({std::nullopt, std::nullopt, "/c"}));
}

TEST(UsersFolder, IsNoneWhereOurVariableIsEmpty) {
  EXPECT_TRUE(folder_of({"", "/b", "/c"}).contains("turns the cache off"));
}

TEST(UsersFolder, IsNotTakenFromPathsThatDependOnWhereTheProcessStands) {
  EXPECT_EQ("/c/.cache/carom", folder_of({std::nullopt, "b", "/c"}));
  EXPECT_EQ("/c/.cache/carom", folder_of({std::nullopt, "", "/c"}));
  EXPECT_TRUE(folder_of({std::nullopt, "b", "c"}).contains("no place for the cache"));
  EXPECT_TRUE(folder_of({}).contains("no place for the cache"));
}

TEST(UsersFolder, ReadsTheProcesssVariables) {
  ASSERT_EQ(0, ::setenv("CAROM_CACHE_DIR", "/somewhere", 1));
  EXPECT_EQ("/somewhere", environment_of_process().carom_cache_dir);
  ASSERT_EQ(0, ::setenv("CAROM_CACHE_DIR", "", 1));
  EXPECT_EQ("", environment_of_process().carom_cache_dir);
  ASSERT_EQ(0, ::unsetenv("CAROM_CACHE_DIR"));
  EXPECT_EQ(std::nullopt, environment_of_process().carom_cache_dir);
}

}  // namespace
}  // namespace carom::object_cache
