// For people: a line a row, columns as wide as they must be.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "bench/report/print.h"

namespace carom::bench {
namespace {

using Cells = std::array<std::string, 10>;

const Cells kHead = {"#",      "what",    "goal", "figure", "p10-p90", "standing", "corpus seed rules",
                     "engine", "against", "noise"};

std::string number(double value) {
  if (value == 0) return "0";
  return value >= 100 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

std::string contender(const Row& row, const std::string& name) {
  const auto found = std::ranges::find(row.contenders, name, &Measured::name);
  if (found == row.contenders.end()) return name;
  return fmt::format("{} {} {}", name, number(found->spread.median), found->unit);
}

std::string where(const Row& row) {
  if (row.corpus.empty()) return row.rules == 0 ? "" : fmt::format("{} rules", row.rules);
  return fmt::format("{} {} {}", row.corpus, row.seed, row.rules);
}

Cells cells_of(const Row& row) {
  const Goal* goal = find_goal(row.id);
  const std::string unit = !row.unit.empty() ? row.unit : goal != nullptr ? std::string(goal->unit) : "";
  return {row.id,
          !row.what.empty() || goal == nullptr ? row.what : std::string(goal->what),
          goal != nullptr ? spelled(*goal) : "",
          row.figure ? number(*row.figure) + (unit.starts_with("x") ? "" : " ") + unit : "",
          row.spread ? fmt::format("{}-{}", number(row.spread->p10), number(row.spread->p90)) : "",
          standing(row),
          where(row),
          contender(row, row.engine),
          contender(row, row.against),
          row.noise ? "noise" : ""};
}

std::size_t columns(std::string_view text) {  // code points: no wide ones stand in a table
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string line(const Cells& cells, const std::array<std::size_t, std::tuple_size_v<Cells>>& widths) {
  std::string made;
  for (std::size_t i = 0; i < cells.size(); ++i) made += cells[i] + std::string(widths[i] - columns(cells[i]) + 2, ' ');
  made.erase(made.find_last_not_of(' ') + 1);
  return made + "\n";
}

}  // namespace

std::string spelled(const Goal& goal) {
  return fmt::format("{} {:g} {}", goal.comparison == Comparison::at_least ? ">=" : "<=", goal.limit, goal.unit);
}

std::string standing(const Row& row) {
  const Goal* goal = find_goal(row.id);
  if (goal == nullptr) return {};
  if (!row.figure) return "not built";
  return is_met(*goal, *row.figure) ? "met" : "not met";
}

std::string as_table(const RunResult& run) {
  std::vector<Cells> lines = {kHead};
  for (const Row& row : run.rows) lines.push_back(cells_of(row));
  std::array<std::size_t, std::tuple_size_v<Cells>> widths{};
  for (const Cells& cells : lines)
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], columns(cells[i]));
  std::string table = fmt::format("SIMD form: {}\n", run.simd);
  for (const Cells& cells : lines) table += line(cells, widths);
  for (const Row& row : run.rows)
    for (const std::string& remark : row.remarks) table += fmt::format("{}: {}\n", row.id, remark);
  for (const std::string& failure : run.failures) table += fmt::format("FAILED: {}\n", failure);
  return table;
}

}  // namespace carom::bench
