// The test's own test: an engine that errs in one thing is found, and what is printed about it is small.
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/equality/compare_verdicts.h"
#include "tests/equality/faulty_engine.h"
#include "tests/equality/report_failure.h"
#include "tests/equality/run_seeds.h"
#include "tests/equality/shrink.h"

namespace carom::equality {
namespace {

// A tenth of one shard of the equality test.
constexpr SeedRange kRange{0, 25, 256, false};

struct Planted {
  EngineKind engine;
  Fault fault;
};

std::vector<Planted> all_planted() {
  std::vector<Planted> planted;
  for (const EngineKind& engine : all_engines())
    for (const Fault fault : kFaults) planted.push_back({engine, fault});
  return planted;
}

std::string test_name(const ::testing::TestParamInfo<Planted>& info) {
  std::string name = info.param.engine.name + "_" + std::string(name_of(info.param.fault));
  for (char& c : name)
    if (c == ':') c = '_';
  return name;
}

class PlantedFault : public ::testing::TestWithParam<Planted> {};

TEST_P(PlantedFault, IsFound) {
  const SeedResult result = run_seeds(kRange, {with_fault(GetParam().engine, GetParam().fault)});
  EXPECT_TRUE(result.failure);
}

INSTANTIATE_TEST_SUITE_P(EachEngine, PlantedFault, ::testing::ValuesIn(all_planted()), test_name);

class ShrunkFault : public ::testing::TestWithParam<Fault> {};

std::size_t lines_of(const std::string& text) {
  return static_cast<std::size_t>(std::ranges::count(text, '\n'));
}

/// Of all its strings; printed, those that are no UTF-8 stand twice.
std::size_t bytes_of(OwnedRecord record) {
  std::size_t bytes = 0;
  for (const std::string* text : record.strings()) bytes += text->size();
  return bytes;
}

TEST_P(ShrunkFault, IsSmallAndStillDiffers) {
  const std::vector<EngineKind> engines = {with_fault(all_engines().front(), GetParam())};
  const SeedResult result = run_seeds(kRange, engines);
  ASSERT_TRUE(result.failure);
  const Failure shrunk = shrink(*result.failure, engines);
  const std::string source = print(shrunk.policy);
  ASSERT_EQ(1U, shrunk.records.size()) << report(shrunk, engines);
  EXPECT_GE(700U, source.size()) << source;
  EXPECT_GE(25U, lines_of(source)) << source;
  EXPECT_GE(120U, bytes_of(shrunk.records.front())) << print(shrunk.records.front());

  const auto program = compile(shrunk.policy);
  ASSERT_TRUE(program);
  const RecordViews views(shrunk.records);
  EXPECT_TRUE(Comparison(*program, engines).run(views.all(), 1));
  EXPECT_FALSE(Comparison(*program, all_engines()).run(views.all(), 1));
}

INSTANTIATE_TEST_SUITE_P(EachFault, ShrunkFault, ::testing::ValuesIn(kFaults),
                         [](const auto& tested) { return std::string(name_of(tested.param)); });

TEST(Report, ShowsSourceRecordAndBothVerdicts) {
  const std::vector<EngineKind> engines = {with_fault(all_engines().front(), Fault::ignores_unless)};
  const SeedResult result = run_seeds(kRange, engines);
  ASSERT_TRUE(result.failure);
  const std::string shown = report(*result.failure, engines);
  for (const std::string_view part : {"seed ", "rule", "unless", "\"text\":", "interpreter: {", "reloaded: {"})
    EXPECT_NE(std::string::npos, shown.find(part)) << part << " in\n" << shown;
}

}  // namespace
}  // namespace carom::equality
