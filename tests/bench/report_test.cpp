// A goal is met only by a figure that meets it; whatever has no figure says so.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "bench/report/print.h"
#include "bench/report/row.h"

namespace carom::bench {
namespace {

Row with_figure(std::string id, double figure) {
  Row row;
  row.id = std::move(id);
  row.figure = figure;
  return row;
}

TEST(Goals, HaveIdsOfTheirOwn) {
  std::set<std::string_view> ids;
  for (const Goal& goal : goals()) EXPECT_TRUE(ids.insert(goal.id).second) << goal.id;
}

TEST(Goals, CoverAllThatTheDesignNumbers) {
  std::set<std::string> numbers;
  for (const Goal& goal : goals()) numbers.emplace(goal.id.substr(0, goal.id.find('.')));
  EXPECT_EQ(numbers, (std::set<std::string>{"1", "2", "3", "4", "5a", "5b", "6", "7", "7b", "8", "9", "10", "11", "12",
                                            "13", "14", "15", "16"}));
}

TEST(Goals, GoBeyondTheirLimitInItsDirection) {
  for (const Goal& goal : goals()) EXPECT_TRUE(is_met(goal, goal.beyond)) << goal.id;
}

TEST(Standing, IsMetAtTheLimitAndNotBesideIt) {
  EXPECT_EQ(standing(with_figure("1", 10)), "met");
  EXPECT_EQ(standing(with_figure("1", 9.999)), "not met");
  EXPECT_EQ(standing(with_figure("5a.packs", 1.25)), "met");
  EXPECT_EQ(standing(with_figure("5a.packs", 1.26)), "not met");
  EXPECT_EQ(standing(with_figure("14", 0)), "met");
}

TEST(Standing, OfARowWithoutFigureIsNotBuilt) {
  Row row;
  row.id = "7";
  EXPECT_EQ(standing(row), "not built");
  EXPECT_EQ(standing(with_figure("no.goal", 1)), "");
}

TEST(Complete, AddsARowForEachGoalThatNoneAnswersInTheGoalsOrder) {
  const std::vector<Row> rows = complete({with_figure("extra", 1), with_figure("15", 1), with_figure("4", 8)});
  ASSERT_EQ(rows.size(), goals().size() + 1);
  for (std::size_t i = 0; i < goals().size(); ++i) EXPECT_EQ(rows[i].id, goals()[i].id);
  EXPECT_EQ(rows.back().id, "extra");
  EXPECT_EQ(std::ranges::count_if(rows, [](const Row& row) { return row.figure.has_value(); }), 3);
}

RunResult sample_run() {
  Row row = with_figure("1", 12.345);
  row.corpus = "B";
  row.seed = 2002;
  row.rules = 1'000;
  row.engine = "table";
  row.against = "vectorscan";
  row.spread = Spread{12.345, 11, 13};
  row.noise = true;
  row.contenders = {{"table", "", {50, 48, 52}, "ns/record"}, {"vectorscan", "literals", {600, 580, 640}, "ns/record"}};
  row.remarks = {"vectorscan differs on 2 of 8192 texts"};
  return {"avx2", true, complete({row}), {"checksums differ"}};
}

TEST(Table, ShowsFigureSpreadStandingAndNoise) {
  const std::string table = as_table(sample_run());
  const std::string line =
      table.substr(table.find("\n1 ") + 1, table.find('\n', table.find("\n1 ") + 1) - table.find("\n1 "));
  for (const std::string_view part :
       {">= 10 x", "12.3x", "11-13", " met", "B 2002 1000", "table 50 ns/record", "vectorscan 600 ns/record", "noise"})
    EXPECT_NE(line.find(part), std::string::npos) << part << " in " << line;
  EXPECT_NE(table.find("not built"), std::string::npos);
  EXPECT_NE(table.find("1: vectorscan differs on 2 of 8192 texts"), std::string::npos);
  EXPECT_NE(table.find("FAILED: checksums differ"), std::string::npos);
}

TEST(Json, NamesWhatIsMetAndWhatIsNot) {
  const std::string json = as_json(sample_run());
  for (const std::string_view part :
       {R"("simd": "avx2")", R"("figure": 12.345)", R"("met": true)", R"("standing": "not built")", R"("figure": null)",
        R"("noise": true)", R"("checksums differ")", R"("goal": ">= 10 x")"})
    EXPECT_NE(json.find(part), std::string::npos) << part;
}

}  // namespace
}  // namespace carom::bench
