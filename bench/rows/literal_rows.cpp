// Many literals in many texts, in batches and one by one.
#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "bench/rows/all_rows.h"
#include "bench/rows/match_race.h"

namespace carom::bench {
namespace {

constexpr std::size_t kCounts[] = {100, 1'000, 5'000, 20'000};

std::string goal_id(std::size_t count) {
  return count == 1'000 ? "1" : count == 5'000 ? "2.5k" : count == 20'000 ? "2.20k" : "";
}

// Corpus B is the one that no frequency model has seen: the goals are held against it.
std::string row_id(const Corpus& corpus, std::size_t count) {
  if (corpus.name == "B" && !goal_id(count).empty()) return goal_id(count);
  return fmt::format("match.{}.{}", corpus.name, count);
}

void literal_row(Session& session, const Source& rules_of, const Corpus& corpus, std::size_t count) {
  const std::string id = row_id(corpus, count);
  const bool single = corpus.name == "B" && count == 1'000 && session.wants("4");
  if (!session.wants(id) && !single) return;
  const std::vector<std::string>& literals = session.literals(rules_of, count);
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  MatchRace race({views}, corpus, count == 1'000 || !session.options().quick);

  Row row = session.row(id, corpus, count);
  row.what = fmt::format("batch match, {} literals, against V", count);
  row.unit = "x";
  Row call = row;
  race.verify(session, session.options().quick ? 1'024 : corpus.texts, row);
  if (session.wants(id)) {
    race.race_batches(session, row);
    session.add(std::move(row));
  }
  if (!single) return;
  call.id = "4";
  call.what.clear();
  race.race_single_calls(session, call);
  session.add(std::move(call));
}

}  // namespace

void literal_rows(Session& session) {
  for (const std::size_t count : kCounts) {
    literal_row(session, session.b(), session.b().corpus, count);
    literal_row(session, session.a(), session.a().corpus, count);
    literal_row(session, session.b(), session.quiet().corpus, count);
  }
}

}  // namespace carom::bench
