// Every engine against the interpreter, on generated programs and records. The seeds are fixed, so that a change that
// breaks an engine breaks the test at once; carom_equality goes on behind them.
#include <gtest/gtest.h>

#include "tests/equality/report_failure.h"
#include "tests/equality/run_seeds.h"

namespace carom::equality {
namespace {

constexpr std::uint64_t kShards = 8;

/// How many programs of `range` an engine is compared on; with sanitizers a range may hold no turn of some engine.
std::uint64_t turns_of(const EngineKind& engine, const SeedRange& range) {
  std::uint64_t turns = 0;
  for (std::uint64_t seed = range.first; seed < range.first + range.count; ++seed)
    if (seed % engine.step == engine.turn) ++turns;
  return turns;
}

class Equality : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Equality, HoldsForGeneratedProgramsAndRecords) {
  const SeedRange range{GetParam() * CAROM_EQUALITY_PROGRAMS, CAROM_EQUALITY_PROGRAMS, CAROM_EQUALITY_RECORDS};
  const SeedResult result = run_seeds(range, all_engines());
  ASSERT_FALSE(result.failure) << report(*result.failure, all_engines());
  EXPECT_EQ(std::uint64_t{CAROM_EQUALITY_PROGRAMS} * CAROM_EQUALITY_RECORDS, result.pairs);
  for (const EngineKind& engine : all_engines()) {
    const auto asked = result.pairs_of_engine.find(engine.name);
    EXPECT_EQ(turns_of(engine, range) * CAROM_EQUALITY_RECORDS,
              asked == result.pairs_of_engine.end() ? 0 : asked->second)
        << engine.name;
  }
}

INSTANTIATE_TEST_SUITE_P(Shards, Equality, ::testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace carom::equality
