// Our engines against each other: what tables save where rules are many and texts are mixed.
#include <fmt/format.h>

#include <span>
#include <string>
#include <vector>

#include "bench/engines/ndjson_input.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/pack_input.h"
#include "bench/texts/ndjson.h"
#include "runtime/core/interpret.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

constexpr std::size_t kBatch = table::Engine::kBestBatch;

template <class Pass>
void each_batch(std::span<const core::Record> records, const Pass& pass) {
  for (std::size_t at = 0; at < records.size(); at += kBatch)
    pass(records.subspan(at, std::min(kBatch, records.size() - at)));
}

void engines_row(Session& session, Row row, const core::Program& program, const std::vector<Reply>& replies) {
  NdjsonInput input(to_ndjson(replies));
  const std::span<const core::Record> records = input.next(replies.size());
  const table::Engine engine(program);
  table::Scratch scratch;
  core::Scratch reference;
  std::vector<std::uint32_t> winners(records.size());
  std::vector<std::uint32_t> expected(records.size());
  std::vector<core::Verdict> verdicts(kBatch);
  const auto units = static_cast<double>(records.size());
  const std::vector<Contender> contenders = {
      {"table, verdicts in batches",
       [&] {
         each_batch(records, [&](std::span<const core::Record> batch) {
           engine.classify(batch, scratch, std::span(verdicts).first(batch.size()));
         });
       },
       units},
      {"table, winners in batches", [&] { engine.decide(records, scratch, winners); }, units},
      {"table, verdicts one by one",
       [&] {
         for (const core::Record& record : records) (void)engine.classify(record, scratch);
       },
       units},
      {"interpreter",
       [&] {
         for (std::size_t i = 0; i < records.size(); ++i)
           expected[i] = core::interpret(program, records[i], reference).rule_index;
       },
       units}};
  const Effort effort = session.effort();
  // The interpreter takes as long for all records as a whole row may.
  const Samples samples = interleave(contenders, {effort.seconds, 5, effort.most_rounds});
  if (winners != expected) session.fail(row.id + ": table engine and interpreter answer differently");
  add_contenders(row, contenders, samples, "ns/record");
  row.engine = contenders.front().name;
  row.against = contenders.back().name;
  take_figure(row, ratios(samples.back(), samples.front()));
  session.add(std::move(row));
}

}  // namespace

void engine_rows(Session& session) {
  const Source& source = session.b();
  constexpr std::size_t kRecords = 2'048;
  if (session.wants("engines.literals")) {
    Row row = Session::row("engines.literals", source.corpus, 1'000);
    row.what = "table engine against the interpreter, 1 000 literals, whole verdicts";
    row.unit = std::string("x");
    const std::vector<Reply> replies(source.replies.begin(), source.replies.begin() + kRecords);
    engines_row(session, std::move(row), *session.policy(source, 1'000).program, replies);
  }
  if (session.wants("engines.packs")) {
    const core::Program& packs = *session.shipped_packs().program;
    Row row = Session::row("engines.packs", source.corpus, packs.rules().size());
    row.corpus = kPackCorpus;
    row.what = "table engine against the interpreter, shipped packs, whole verdicts";
    row.unit = std::string("x");
    row.remarks.emplace_back(kPackCorpusRemark);
    std::vector<Reply> replies = pack_replies(session);
    replies.resize(kRecords);
    engines_row(session, std::move(row), packs, replies);
  }
}

}  // namespace carom::bench
