// What is kept comes back to whoever has the same key, and what cannot be kept costs nobody anything.
#include "runtime/object_cache/object_cache.h"

#include <sys/resource.h>

#include <csignal>

#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

TEST(ObjectCache, GivesBackWhatWasKeptToLaterProcesses) {
  const Scratch scratch;
  const TextKey key({"build 1", "image"});
  EXPECT_EQ("nothing", found(*open_cache(scratch.path()), key));
  open_cache(scratch.path())->keep(key.parts(), as_bytes("object"));
  EXPECT_EQ("object", found(*open_cache(scratch.path()), key));
  EXPECT_EQ("", open_cache(scratch.path())->problem());
}

TEST(ObjectCache, GivesBackTheLatest) {
  const Scratch scratch;
  const auto cache = open_cache(scratch.path());
  const TextKey key({"a"});
  cache->keep(key.parts(), as_bytes("long before"));
  cache->keep(key.parts(), as_bytes(""));
  EXPECT_EQ("", found(*cache, key));
}

TEST(ObjectCache, TellsKeysApartWhereverTheyDiffer) {
  const Scratch scratch;
  const auto cache = open_cache(scratch.path());
  const TextKey key({"ab", "c"});
  cache->keep(key.parts(), as_bytes("object"));
  for (const TextKey& other : {TextKey({"a", "bc"}), TextKey({"abc"}), TextKey({"ab", "c", ""}),
                               TextKey({"", "ab", "c"}), TextKey({"c", "ab"}), TextKey({"ab", "C"})})
    EXPECT_EQ("nothing", found(*cache, other));
  EXPECT_EQ("object", found(*cache, key));
}

TEST(ObjectCache, WritesFilesForTheUserAloneAndLeavesNoOthers) {
  const Scratch scratch;
  const TextKey key({"a"});
  open_cache(scratch.path())->keep(key.parts(), as_bytes("object"));
  EXPECT_EQ((std::vector<std::string>{key.name(), "mac.key"}), scratch.names());
  for (const std::string& name : scratch.names()) EXPECT_EQ(0600U, mode_of(scratch.path(name))) << name;
}

/// Files may not become longer than this, as where there is no more room.
class MostBytesOfFile {
 public:
  explicit MostBytesOfFile(::rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    EXPECT_EQ(0, ::getrlimit(RLIMIT_FSIZE, &before_));
    const ::rlimit limit{bytes, before_.rlim_max};
    EXPECT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &limit));
  }
  ~MostBytesOfFile() {
    EXPECT_EQ(0, ::setrlimit(RLIMIT_FSIZE, &before_));
    static_cast<void>(std::signal(SIGXFSZ, handler_));
  }
  MostBytesOfFile(const MostBytesOfFile&) = delete;
  MostBytesOfFile& operator=(const MostBytesOfFile&) = delete;

 private:
  void (*handler_)(int);
  ::rlimit before_{};
};

TEST(ObjectCache, GoesWithoutWhereThereIsNoRoom) {
  const Scratch scratch;
  const auto cache = open_cache(scratch.path());
  const TextKey small({"small"});
  const TextKey large({"large"});
  cache->keep(small.parts(), as_bytes("object"));
  {
    const MostBytesOfFile limit(4096);
    cache->keep(large.parts(), as_bytes(std::string(10'000, 'x')));
  }
  EXPECT_TRUE(cache->problem().contains("File too large")) << cache->problem();
  EXPECT_EQ("nothing", found(*cache, large));
  EXPECT_EQ("object", found(*cache, small));
  EXPECT_EQ(2U, scratch.names().size()) << "something unfinished is left";
}

TEST(ObjectCache, GoesWithoutWhereItsKeyCannotBeWritten) {
  const Scratch scratch;
  const auto cache = open_cache(scratch.path());
  const TextKey key({"a"});
  {
    const MostBytesOfFile limit(16);
    cache->keep(key.parts(), as_bytes("object"));
  }
  EXPECT_FALSE(cache->problem().empty());
  EXPECT_EQ("nothing", found(*cache, key));
  EXPECT_TRUE(scratch.names().empty());
}

TEST(ObjectCache, ReadsWhereItMayNotWrite) {
  const Scratch scratch;
  const TextKey kept({"kept"});
  const TextKey late({"late"});
  open_cache(scratch.path())->keep(kept.parts(), as_bytes("object"));
  const OrdinaryUser user(scratch.path());
  ASSERT_EQ(0, ::chmod(scratch.path().c_str(), 0500));
  const auto cache = open_cache(scratch.path());
  ASSERT_NE(nullptr, cache);
  EXPECT_EQ("object", found(*cache, kept));
  cache->keep(late.parts(), as_bytes("object"));
  EXPECT_TRUE(cache->problem().contains("Permission denied")) << cache->problem();
  EXPECT_EQ("nothing", found(*cache, late));
}

}  // namespace
}  // namespace carom::object_cache
