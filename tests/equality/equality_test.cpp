// Every engine against the interpreter, on generated programs and records. The seeds are fixed, so that a change that
// breaks an engine breaks the test at once; carom_equality goes on behind them.
#include <gtest/gtest.h>

#include "tests/equality/report_failure.h"
#include "tests/equality/run_seeds.h"

namespace carom::equality {
namespace {

constexpr std::uint64_t kShards = 8;

class Equality : public ::testing::TestWithParam<std::uint64_t> {};

TEST_P(Equality, HoldsForGeneratedProgramsAndRecords) {
  const SeedRange range{GetParam() * CAROM_EQUALITY_PROGRAMS, CAROM_EQUALITY_PROGRAMS, CAROM_EQUALITY_RECORDS};
  const SeedResult result = run_seeds(range, all_engines());
  ASSERT_FALSE(result.failure) << report(*result.failure, all_engines());
  EXPECT_EQ(std::uint64_t{CAROM_EQUALITY_PROGRAMS} * CAROM_EQUALITY_RECORDS, result.pairs);
  for (const EngineKind& engine : all_engines())
    EXPECT_LE(result.pairs / (engine.step + 1), result.pairs_of_engine.at(engine.name)) << engine.name;
}

INSTANTIATE_TEST_SUITE_P(Shards, Equality, ::testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace carom::equality
