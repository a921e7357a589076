// What each engine keeps in memory for a rule set, once it has seen text.
#include <fmt/format.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "bench/engines/match_engines.h"
#include "bench/measure/heap.h"
#include "bench/rows/all_rows.h"

namespace carom::bench {
namespace {

constexpr double kMegabyte = 1e6;

double megabytes_of(const MatchEntry& entry, const Patterns& patterns, const Corpus& corpus) {
  std::vector<std::uint32_t> lowest(corpus.texts);
  const std::size_t before = heap_bytes();
  const std::unique_ptr<MatchEngine> engine = entry.make(patterns);
  if (!engine) return 0;
  engine->warm(std::span(corpus.batches).first(1));
  engine->match(corpus.batches, lowest);
  return (static_cast<double>(heap_bytes()) - static_cast<double>(before)) / kMegabyte;
}

void memory_row(Session& session, std::size_t count) {
  Row row = Session::row(fmt::format("memory.{}", count), session.b().corpus, count);
  if (!session.wants(row.id)) return;
  const std::vector<std::string>& literals = session.literals(session.b(), count);
  const std::vector<std::string_view> views(literals.begin(), literals.end());
  for (const MatchEntry& entry :
       {table_engine(), scan_engine(), literal_scan_engine(), vectorscan_engine(), re2_set_engine()}) {
    const double megabytes = megabytes_of(entry, {views}, session.b().corpus);
    row.contenders.push_back({std::string(entry.name), {}, {megabytes, megabytes, megabytes}, "MB"});
  }
  row.what = fmt::format("memory of an engine for {} literals", count);
  row.unit = "MB";
  row.engine = row.contenders.front().name;
  row.figure = row.contenders.front().spread.median;
  std::string all = "malloc's, after all texts:";
  for (const Measured& one : row.contenders) all += fmt::format(" {} {:.1f} MB;", one.name, one.spread.median);
  row.remarks.push_back(all + " vectorscan holds a database for each mode that it has tried, table its program too");
  session.add(std::move(row));
}

}  // namespace

void memory_rows(Session& session) {
  memory_row(session, 1'000);
  memory_row(session, 20'000);
}

}  // namespace carom::bench
