// What the equality test compares is worth comparing: everything that the language has occurs, records reach early and
// late rules, and a seed says it all.
#include <gtest/gtest.h>

#include <array>

#include "tests/equality/generate_record.h"
#include "tests/equality/run_seeds.h"

namespace carom::equality {
namespace {

TEST(Random, ThrowsAsPublished) {
  Random random(0);
  EXPECT_EQ(0xE220A8397B1DCDAFU, random.next());
  EXPECT_EQ(0x6E789E6AA1B965F4U, random.next());
}

TEST(Random, StaysBelowItsBound) {
  Random random(7);
  std::array<int, 5> thrown{};
  for (int i = 0; i < 1000; ++i) ++thrown.at(random.below(5));
  for (const int count : thrown) EXPECT_LT(100, count);
}

TEST(Generator, MakesTheSameProgramAndRecordsOfASeed) {
  for (const std::uint64_t seed : {3U, 4U, 5U}) {
    const CompiledPolicy once = generate_program(seed);
    const CompiledPolicy again = generate_program(seed);
    EXPECT_EQ(print(once.generated.policy), print(again.generated.policy));
    Features features;
    const auto records = generate_records(once.generated, 20, seed, features);
    const auto same_records = generate_records(again.generated, 20, seed, features);
    for (std::size_t i = 0; i < records.size(); ++i) EXPECT_EQ(print(records[i]), print(same_records[i]));
  }
}

TEST(Generator, MakesOtherProgramsOfOtherSeeds) {
  EXPECT_NE(print(generate_program(1).generated.policy), print(generate_program(2).generated.policy));
}

TEST(Generator, CoversTheLanguageAndReachesItsRules) {
  const SeedResult result = run_seeds({0, 300, 64}, {});
  EXPECT_EQ(std::vector<std::string>{}, result.coverage.missing()) << result.coverage.print();
  EXPECT_LE(30, result.coverage.percent_classified());
  EXPECT_GE(95, result.coverage.percent_classified());
  EXPECT_GE(15, result.coverage.percent_refused());
}

}  // namespace
}  // namespace carom::equality
