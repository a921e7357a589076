// Goals come from goals.def, so that what a row must reach is not said twice.
#include "bench/report/row.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace carom::bench {

const std::vector<Goal>& goals() {
  static const std::vector<Goal> all = {
#define GOAL(id, what, comparison, limit, beyond, unit) {id, what, Comparison::comparison, limit, beyond, unit},
#include "bench/report/goals.def"
#undef GOAL
  };
  return all;
}

const Goal* find_goal(std::string_view id) {
  const auto found = std::ranges::find(goals(), id, &Goal::id);
  return found == goals().end() ? nullptr : &*found;
}

bool is_met(const Goal& goal, double figure) {
  return goal.comparison == Comparison::at_least ? figure >= goal.limit : figure <= goal.limit;
}

std::vector<Row> complete(std::vector<Row> rows) {
  std::vector<Row> ordered;
  for (const Goal& goal : goals()) {
    const auto found = std::ranges::find(rows, goal.id, &Row::id);
    if (found == rows.end()) {
      ordered.emplace_back().id = goal.id;
    } else {
      ordered.push_back(std::move(*found));
      rows.erase(found);
    }
  }
  std::ranges::move(rows, std::back_inserter(ordered));
  return ordered;
}

}  // namespace carom::bench
