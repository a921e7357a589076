// Processes and threads that use one folder at once find what was kept or nothing, never anything else.
#include <sys/wait.h>

#include <algorithm>
#include <thread>

#include "tests/object_cache/scratch.h"

namespace carom::object_cache {
namespace {

constexpr int kRounds = 200;
constexpr std::size_t kObjectBytes = 5000;

/// Each key has one object. False: another was found.
bool work(const ObjectCache& cache) {
  const TextKey keys[] = {TextKey({"a"}), TextKey({"b"}), TextKey({"c"})};
  for (int round = 0; round < kRounds; ++round)
    for (std::size_t i = 0; i < std::size(keys); ++i) {
      const std::string object(kObjectBytes, static_cast<char>('a' + i));
      const std::string there = found(cache, keys[i]);
      if (there != "nothing" && there != object) return false;
      if (there == "nothing" || round % 5 == 0) cache.keep(keys[i].parts(), as_bytes(object));
    }
  return true;
}

/// There is room for two of three, so entries come and go.
constexpr std::uint64_t kMostBytesAtOnce = 2 * (kObjectBytes + sizeof(EntryTrailer));

TEST(AtOnce, ProcessesFindWhatWasKeptOrNothing) {
  const Scratch scratch;
  std::vector<::pid_t> processes;
  for (int i = 0; i < 4; ++i) {
    const ::pid_t process = ::fork();
    ASSERT_GE(process, 0);
    if (process == 0) ::_exit(work(*open_cache(scratch.path(), kMostBytesAtOnce)) ? 0 : 1);
    processes.push_back(process);
  }
  for (const ::pid_t process : processes) {
    int status = -1;
    ASSERT_EQ(process, ::waitpid(process, &status, 0));
    EXPECT_EQ(0, status);
  }
  for (const std::string& name : scratch.names()) EXPECT_FALSE(name.ends_with(".part")) << name;
}

TEST(AtOnce, ThreadsFindWhatWasKeptOrNothing) {
  const Scratch scratch;
  const auto cache = open_cache(scratch.path(), kMostBytesAtOnce);
  bool are_good[4] = {};
  {
    std::vector<std::jthread> threads;
    for (bool& is_good : are_good) threads.emplace_back([&] { is_good = work(*cache); });
  }
  EXPECT_TRUE(std::ranges::all_of(are_good, [](bool is_good) { return is_good; }));
}

TEST(AtOnce, ProcessesThatMakeTheKeyGetTheSame) {
  for (int round = 0; round < 20; ++round) {
    const Scratch folder;
    std::vector<::pid_t> processes;
    for (int i = 0; i < 4; ++i) {
      const ::pid_t process = ::fork();
      ASSERT_GE(process, 0);
      if (process == 0) {
        open_cache(folder.path())->keep(TextKey({std::to_string(i)}).parts(), as_bytes("object"));
        ::_exit(0);
      }
      processes.push_back(process);
    }
    for (const ::pid_t process : processes) ASSERT_EQ(process, ::waitpid(process, nullptr, 0));
    const auto cache = open_cache(folder.path());
    for (int i = 0; i < 4; ++i) ASSERT_EQ("object", found(*cache, TextKey({std::to_string(i)}))) << round;
  }
}

}  // namespace
}  // namespace carom::object_cache
