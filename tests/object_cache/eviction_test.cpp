// The bound holds, those not used for longest go first, and nothing goes that is not ours.
#include <fcntl.h>

#include "runtime/object_cache/entries_in_folder.h"
#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

constexpr std::size_t kObjectBytes = 1000;
constexpr std::uint64_t kRoomForThree = 3 * (kObjectBytes + sizeof(EntryTrailer));

class Eviction : public testing::Test {
 protected:
  void keep(const TextKey& key) { cache_->keep(key.parts(), as_bytes(std::string(kObjectBytes, 'x'))); }
  /// Last used so many seconds after the epoch.
  void age(const std::string& name, ::time_t seconds) const {
    const ::timespec times[] = {{seconds, 0}, {seconds, 0}};
    ASSERT_EQ(0, ::utimensat(AT_FDCWD, scratch_.path(name).c_str(), times, 0)) << name;
  }
  [[nodiscard]] bool is_there(const std::string& name) const { return std::filesystem::exists(scratch_.path(name)); }

  Scratch scratch_;
  std::unique_ptr<ObjectCache> cache_ = open_cache(scratch_.path(), kRoomForThree);
  TextKey a_{{"a"}};
  TextKey b_{{"b"}};
  TextKey c_{{"c"}};
  TextKey d_{{"d"}};
};

TEST_F(Eviction, TakesTheOneNotUsedForLongest) {
  for (const TextKey* key : {&a_, &b_, &c_}) keep(*key);
  age(a_.name(), 100);
  age(b_.name(), 200);
  age(c_.name(), 300);
  EXPECT_NE("nothing", found(*cache_, a_));  // a is used now
  keep(d_);
  EXPECT_TRUE(is_there(a_.name()) && is_there(c_.name()) && is_there(d_.name()));
  EXPECT_FALSE(is_there(b_.name()));
  EXPECT_EQ("", cache_->problem());
}

TEST_F(Eviction, TakesAsManyAsNeedBe) {
  for (const TextKey* key : {&a_, &b_, &c_}) keep(*key);
  const std::string large(kRoomForThree - sizeof(EntryTrailer), 'x');
  cache_->keep(d_.parts(), as_bytes(large));
  EXPECT_EQ((std::vector<std::string>{d_.name(), "mac.key"}), scratch_.names());
  EXPECT_EQ(large, found(*cache_, d_));
}

TEST_F(Eviction, DoesNotBeginForWhatIsTooLargeAnyway) {
  keep(a_);
  cache_->keep(d_.parts(), as_bytes(std::string(kRoomForThree - sizeof(EntryTrailer) + 1, 'x')));
  EXPECT_TRUE(cache_->problem().contains("more than the cache may hold")) << cache_->problem();
  EXPECT_TRUE(is_there(a_.name()));
  EXPECT_FALSE(is_there(d_.name()));
}

TEST_F(Eviction, TakesWhatWasNeverFinished) {
  const std::string unfinished = a_.name() + ".0123456789abcdef.part";
  write_file(scratch_.path(unfinished), std::string(kObjectBytes, 'x'));
  age(unfinished, 50);
  for (const TextKey* key : {&a_, &b_, &c_}) keep(*key);
  EXPECT_FALSE(is_there(unfinished));
  EXPECT_TRUE(is_there(a_.name()) && is_there(b_.name()) && is_there(c_.name()));
}

TEST_F(Eviction, LeavesFilesThatAreNotOurs) {
  const std::string names[] = {"letter.txt", "x.object", std::string(64, 'g') + ".object", std::string(64, 'a') + ".o",
                               std::string(64, 'a') + ".object.bak"};
  for (const std::string& name : names) {
    write_file(scratch_.path(name), std::string(kRoomForThree, 'x'));
    age(name, 10);
  }
  for (const TextKey* key : {&a_, &b_, &c_, &d_}) keep(*key);
  for (const std::string& name : names) EXPECT_TRUE(is_there(name)) << name;
  const auto folder = PrivateFolder::open_or_make(scratch_.path());
  ASSERT_TRUE(folder.has_value());
  EXPECT_EQ(3U, entries_in(*folder).size());
  EXPECT_EQ(kRoomForThree, total_bytes(entries_in(*folder)));
}

}  // namespace
}  // namespace carom::object_cache
