// How the cost of a record grows with the rules, and what a frequency model of other texts costs.
#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "runtime/embed/rule_set.h"
#include "runtime/scan/literal_set.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

std::vector<std::string_view> views_of(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

std::vector<core::Record> records_of(const Corpus& corpus) {
  std::vector<core::Record> records(corpus.texts);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].text = corpus.text(i);
    records[i].code = 550;
  }
  return records;
}

// --- Row 11

void growth_row(Session& session) {
  const Source& source = session.b();
  const std::vector<core::Record> records = records_of(source.corpus);
  std::vector<std::uint32_t> winners(records.size());
  const table::Engine small(*session.policy(source, 1'000).program);
  const table::Engine large(*session.policy(source, 20'000).program);
  const auto small_set = scan::LiteralSet::build(views_of(session.literals(source, 1'000)));
  const auto large_set = scan::LiteralSet::build(views_of(session.literals(source, 20'000)));
  table::Scratch scratch;
  scan::Hits hits;
  const auto scan_with = [&](const scan::LiteralSet& set) {
    for (const scan::TextBatch& batch : source.corpus.batches) set.find(batch, hits);
  };
  const auto units = static_cast<double>(records.size());
  const std::vector<Contender> contenders = {{"table, 1 000", [&] { small.decide(records, scratch, winners); }, units},
                                             {"table, 20 000", [&] { large.decide(records, scratch, winners); }, units},
                                             {"scan, 1 000", [&] { scan_with(small_set); }, units},
                                             {"scan, 20 000", [&] { scan_with(large_set); }, units}};
  const Samples samples = interleave(contenders, session.effort());
  Row row = Session::row("11", source.corpus, 20'000);
  add_contenders(row, contenders, samples, "ns/record");
  const std::vector<double> whole = ratios(samples[1], samples[0]);
  const std::vector<double> matching = ratios(samples[3], samples[2]);
  const bool is_matching_worse = quantile(matching, 0.5) > quantile(whole, 0.5);
  take_figure(row, is_matching_worse ? matching : whole);
  row.engine = is_matching_worse ? "scan, 20 000" : "table, 20 000";
  row.against = is_matching_worse ? "scan, 1 000" : "table, 1 000";
  row.remarks.push_back(fmt::format("records to rules {:.2f}x, matching alone {:.2f}x; the worse is the figure",
                                    quantile(whole, 0.5), quantile(matching, 0.5)));
  session.add(std::move(row));
}

// --- Row 12

/// Counted as scripts/generate-byte-pair-model counts, in whatever scale fits.
scan::BytePairCounts model_of(const Corpus& corpus) {
  std::vector<std::uint64_t> counts(scan::kBigrams);
  for (std::size_t i = 0; i < corpus.texts; ++i) {
    const std::string_view text = corpus.text(i);
    for (std::size_t at = 0; at + 1 < text.size(); ++at)
      ++counts[scan::bigram_of(static_cast<unsigned char>(text[at]), static_cast<unsigned char>(text[at + 1]))];
  }
  const std::uint64_t most = std::ranges::max(counts);
  const std::uint64_t scale = most / std::numeric_limits<std::uint16_t>::max() + 1;
  scan::BytePairCounts model{};
  for (std::size_t b = 0; b < counts.size(); ++b) model[b] = static_cast<std::uint16_t>(counts[b] / scale);
  return model;
}

void model_row(Session& session, std::string id, std::size_t count) {
  if (!session.wants(id)) return;
  const Source& source = session.b();
  const std::vector<std::string_view> literals = views_of(session.literals(source, count));
  const scan::SimdForm form = scan::best_simd_form();
  const scan::LiteralSet sets[] = {scan::LiteralSet::build(literals, form, model_of(session.a().corpus)),
                                   scan::LiteralSet::build(literals, form, model_of(source.corpus)),
                                   scan::LiteralSet::build(literals, form)};
  constexpr std::string_view kNames[] = {"model of A", "model of B", "shipped model"};
  scan::Hits hits;
  std::size_t found[std::size(sets)] = {};
  std::vector<Contender> contenders;
  for (std::size_t i = 0; i < std::size(sets); ++i)
    contenders.push_back({std::string(kNames[i]),
                          [&, i] {
                            found[i] = 0;
                            for (const scan::TextBatch& batch : source.corpus.batches) {
                              sets[i].find(batch, hits);
                              found[i] += hits.size();
                            }
                          },
                          static_cast<double>(source.corpus.texts)});
  const Samples samples = interleave(contenders, session.effort());
  if (found[0] != found[1] || found[0] != found[2]) session.fail(id + ": a model changes what is found");

  Row row = Session::row(id, source.corpus, count);
  row.what = fmt::format("frequency model of corpus A against one of B, on B, {} literals", count);
  row.unit = "x time";
  add_contenders(row, contenders, samples, "ns/record");
  row.engine = kNames[0];
  row.against = kNames[1];
  take_figure(row, ratios(samples[0], samples[1]));
  row.remarks.push_back(
      fmt::format("scan of batches; {} hits; the shipped model, made from neither, takes {:.2f} times as long as B's",
                  found[0], quantile(ratios(samples[2], samples[1]), 0.5)));
  session.add(std::move(row));
}

}  // namespace

void scale_rows(Session& session) {
  if (session.wants("11")) growth_row(session);
  model_row(session, "12", 1'000);
  model_row(session, "model.B.20000", 20'000);
}

}  // namespace carom::bench
