// An entry that is not exactly what was kept, by whom it was kept, is deleted, and what is kept then is good again.
#include <sys/stat.h>

#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

class BadEntry : public testing::Test {
 protected:
  BadEntry() {
    cache_->keep(key_.parts(), as_bytes(kObject));
    good_ = read_file(entry_);
  }

  /// What was written instead is refused and deleted, and keeping heals.
  void expect_refused(const std::string& what) {
    ASSERT_EQ("nothing", found(*cache_, key_)) << what;
    ASSERT_FALSE(std::filesystem::exists(std::filesystem::symlink_status(entry_))) << what;
    cache_->keep(key_.parts(), as_bytes(kObject));
    ASSERT_EQ(kObject, found(*cache_, key_)) << what;
  }

  static constexpr const char* kObject = "an object of forty-one bytes, all in all.";

  Scratch scratch_;
  TextKey key_{{"build 1", "image"}};
  std::unique_ptr<ObjectCache> cache_ = open_cache(scratch_.path());
  std::string entry_ = scratch_.path(key_.name());
  std::string good_;
};

TEST_F(BadEntry, WithAnyBitFlipped) {
  ASSERT_FALSE(good_.empty());
  for (std::size_t bit = 0; bit < good_.size() * 8; ++bit) {
    std::string bad = good_;
    bad[bit / 8] = static_cast<char>(static_cast<unsigned char>(bad[bit / 8]) ^ (1U << (bit % 8)));
    write_file(entry_, bad);
    expect_refused("bit " + std::to_string(bit));
  }
}

TEST_F(BadEntry, CutAnywhere) {
  ASSERT_FALSE(good_.empty());
  for (std::size_t size = 0; size < good_.size(); ++size) {
    write_file(entry_, good_.substr(0, size));
    expect_refused("end cut at " + std::to_string(size));
    write_file(entry_, good_.substr(good_.size() - size));
    expect_refused("beginning cut, left " + std::to_string(size));
  }
}

TEST_F(BadEntry, WithSomethingBehindOrBeforeIt) {
  for (const std::string& bad : {good_ + "x", "x" + good_, good_ + good_}) {
    write_file(entry_, bad);
    expect_refused("longer");
  }
}

TEST_F(BadEntry, UnderAnothersName) {
  const TextKey other({"build 2", "image"});
  cache_->keep(other.parts(), as_bytes(kObject));
  write_file(entry_, read_file(scratch_.path(other.name())));
  expect_refused("renamed");
}

TEST_F(BadEntry, OfAnotherFolder) {
  const Scratch other;
  open_cache(other.path())->keep(key_.parts(), as_bytes("something else"));
  write_file(entry_, read_file(other.path(key_.name())));
  expect_refused("sealed by another key");
}

TEST_F(BadEntry, ThatIsASymbolicLink) {
  std::filesystem::rename(entry_, scratch_.path("real"));
  std::filesystem::create_symlink("real", entry_);
  expect_refused("link");
  EXPECT_EQ(good_, read_file(scratch_.path("real")));
}

TEST_F(BadEntry, ThatIsAPipe) {
  std::filesystem::remove(entry_);
  ASSERT_EQ(0, ::mkfifo(entry_.c_str(), 0600));
  expect_refused("pipe");
}

TEST_F(BadEntry, ThatOthersMayReadOrWrite) {
  for (const ::mode_t mode : {0640U, 0602U, 0777U}) {
    ASSERT_EQ(0, ::chmod(entry_.c_str(), mode));
    expect_refused("mode " + std::to_string(mode));
  }
}

TEST_F(BadEntry, OfAnotherUser) {
  if (::geteuid() == 0) {
    ASSERT_EQ(0, ::chown(entry_.c_str(), OrdinaryUser::kNobody, OrdinaryUser::kNobody));
    expect_refused("another's");
    return;
  }
  // Who is not root cannot give files away, so the link leads to one of root's; links are refused like owners.
  std::filesystem::remove(entry_);
  std::filesystem::create_symlink("/etc/passwd", entry_);
  expect_refused("root's");
}

TEST_F(BadEntry, ThatIsAFolderIsNoEntryAndStays) {
  std::filesystem::remove(entry_);
  std::filesystem::create_directory(entry_);
  EXPECT_EQ("nothing", found(*cache_, key_));
  cache_->keep(key_.parts(), as_bytes(kObject));
  EXPECT_FALSE(cache_->problem().empty());
}

}  // namespace
}  // namespace carom::object_cache
