// What an arena has been given to keep stays where and what it is until clear().
#include "support/text_arena.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace carom {
namespace {

TEST(TextArena, KeepsTextsWhereTheyAreWhateverComesBehindThem) {
  TextArena arena;
  std::vector<std::pair<std::string, std::string_view>> kept;
  for (std::size_t i = 0; i < 2000; ++i) {
    const std::string text(i * 37 % 5000, static_cast<char>('a' + i % 26));
    kept.emplace_back(text, arena.keep(text));
  }
  for (const auto& [text, view] : kept) EXPECT_EQ(text, view);
}

TEST(TextArena, TakesTextsOverAChunkAndEmptyOnes) {
  TextArena arena;
  const std::string large(300000, 'x');
  const std::string_view kept = arena.keep(large);
  EXPECT_EQ(arena.keep(""), "");
  EXPECT_EQ(arena.keep("behind"), "behind");
  EXPECT_EQ(kept, large);
  EXPECT_EQ(arena.kept(), large.size() + 6);
}

TEST(TextArena, GivesTheSameMemoryAgainAfterClear) {
  TextArena arena;
  const char* const first = arena.keep("first").data();
  arena.clear();
  EXPECT_EQ(arena.kept(), 0U);
  EXPECT_EQ(arena.keep("again").data(), first);
}

TEST(TextArena, AlignsRowsBehindTextsOfAnyLength) {
  TextArena arena;
  const std::array<std::uint64_t, 2> rows = {7, 9};
  for (std::size_t size = 0; size < 17; ++size) {
    static_cast<void>(arena.keep(std::string(size, 'x')));
    const auto kept = arena.keep(std::span<const std::uint64_t>(rows));
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(kept.data()) % alignof(std::uint64_t), 0U);
    EXPECT_EQ(kept[1], 9U);
  }
}

}  // namespace
}  // namespace carom
