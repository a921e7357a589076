// The folder's key: made once, and whatever happens to it costs no more than the entries.
#include "runtime/object_cache/mac_key.h"

#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

class LostKey : public testing::Test {
 protected:
  LostKey() { cache_->keep(key_.parts(), as_bytes("object")); }

  void expect_entries_are_bad_until_kept_again() {
    EXPECT_EQ("nothing", found(*cache_, key_));
    cache_->keep(key_.parts(), as_bytes("object"));
    EXPECT_EQ("", cache_->problem());
    EXPECT_EQ("object", found(*cache_, key_));
    EXPECT_EQ(kMacKeyBytes, read_file(secret_).size());
    EXPECT_EQ(0600U, mode_of(secret_));
  }

  Scratch scratch_;
  TextKey key_{{"a"}};
  std::unique_ptr<ObjectCache> cache_ = open_cache(scratch_.path());
  std::string secret_ = scratch_.path("mac.key");
};

TEST_F(LostKey, ThatWasDeleted) {
  std::filesystem::remove(secret_);
  expect_entries_are_bad_until_kept_again();
}

TEST_F(LostKey, ThatWasChanged) {
  std::string changed = read_file(secret_);
  changed[0] = static_cast<char>(changed[0] ^ 1);
  write_file(secret_, changed);
  expect_entries_are_bad_until_kept_again();
}

TEST_F(LostKey, ThatIsTooShortOrTooLong) {
  const std::string good = read_file(secret_);
  for (const std::string& bad : {std::string(), good.substr(1), good + "x"}) {
    write_file(secret_, bad);
    expect_entries_are_bad_until_kept_again();
  }
}

TEST_F(LostKey, ThatOthersMayRead) {
  ASSERT_EQ(0, ::chmod(secret_.c_str(), 0644));
  expect_entries_are_bad_until_kept_again();
}

TEST_F(LostKey, ThatIsASymbolicLink) {
  std::filesystem::rename(secret_, scratch_.path("elsewhere"));
  std::filesystem::create_symlink("elsewhere", secret_);
  expect_entries_are_bad_until_kept_again();
}

TEST(MacKey, IsTheSameForAllAndAnotherInEachFolder) {
  const Scratch one;
  const Scratch other;
  const auto first = PrivateFolder::open_or_make(one.path());
  const auto second = PrivateFolder::open_or_make(other.path());
  ASSERT_TRUE(first && second);
  EXPECT_EQ(std::nullopt, find_mac_key(*first));
  const auto made = find_or_make_mac_key(*first);
  ASSERT_TRUE(made.has_value());
  EXPECT_EQ(*made, *find_or_make_mac_key(*first));
  EXPECT_EQ(*made, *find_mac_key(*first));
  EXPECT_NE(*made, *find_or_make_mac_key(*second));
}

}  // namespace
}  // namespace carom::object_cache
