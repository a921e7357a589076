// What a record costs the allocator once every buffer has seen its largest batch.
#include <fmt/format.h>

#include <functional>
#include <string>
#include <vector>

#include "bench/engines/ndjson_input.h"
#include "bench/rows/all_rows.h"
#include "bench/texts/ndjson.h"
#include "runtime/core/interpret.h"
#include "runtime/embed/rule_set.h"
#include "runtime/table/engine.h"
#include "tests/support/allocations.h"

namespace carom::bench {
namespace {

struct Counted {
  std::string name;
  std::function<void()> pass;
};

std::vector<Counted> ways(const core::Program& program, const table::Engine& engine, NdjsonInput& input,
                          std::span<const core::Record> records, std::vector<core::Verdict>& verdicts) {
  const auto reference = std::make_shared<core::Scratch>();
  const auto single = std::make_shared<table::Scratch>();
  const auto batched = std::make_shared<table::Scratch>();
  return {{"interpreter",
           [&program, records, reference] {
             for (const core::Record& record : records) (void)core::interpret(program, record, *reference);
           }},
          {"table, one by one",
           [&engine, records, single] {
             for (const core::Record& record : records) (void)engine.classify(record, *single);
           }},
          {"table, in batches",
           [&engine, records, batched, &verdicts] {
             for (std::size_t at = 0; at < records.size(); at += table::Engine::kBestBatch) {
               const auto batch = records.subspan(at, std::min(table::Engine::kBestBatch, records.size() - at));
               engine.classify(batch, *batched, std::span(verdicts).first(batch.size()));
             }
           }},
          {"reader", [&input] {
             input.rewind();
             while (!input.next(table::Engine::kBestBatch).empty()) {
             }
           }}};
}

void measure(Row& row, std::string_view rules, const core::Program& program, const std::string& lines,
             std::size_t count) {
  const table::Engine engine(program);
  NdjsonInput kept(lines);
  const std::span<const core::Record> records = kept.next(count);
  NdjsonInput input(lines);
  std::vector<core::Verdict> verdicts(table::Engine::kBestBatch);
  for (const Counted& way : ways(program, engine, input, records, verdicts)) {
    for (int warm = 0; warm < 2; ++warm) way.pass();
    const std::uint64_t before = allocations();
    way.pass();
    const double each = static_cast<double>(allocations() - before) / static_cast<double>(records.size());
    row.contenders.push_back({fmt::format("{}, {}", way.name, rules), {}, {each, each, each}, "allocations/record"});
    if (row.figure && each <= *row.figure) continue;
    row.figure = each;
    row.engine = row.contenders.back().name;
  }
}

}  // namespace

void allocation_rows(Session& session) {
  if (!session.wants("14")) return;
  const Source& source = session.b();
  const std::string lines = to_ndjson(source.replies);
  Row row = session.row("14", source.corpus, session.shipped_packs().program->rules().size());
  measure(row, "shipped packs", *session.shipped_packs().program, lines, source.replies.size());
  measure(row, "1 000 literals", *session.policy(source, 1'000).program, lines, source.replies.size());
  row.remarks.emplace_back("operator new, counted over a third pass; the worst way is the figure");
  for (const Measured& way : row.contenders)
    row.remarks.push_back(fmt::format("{}: {:.4g}", way.name, way.spread.median));
  session.add(std::move(row));
}

}  // namespace carom::bench
