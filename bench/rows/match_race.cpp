// Nothing is timed before it has given the answers of the others, and on some texts of a naive search.
#include "bench/rows/match_race.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <numeric>

#include "bench/engines/match_engines.h"
#include "bench/measure/statistics.h"

namespace carom::bench {
namespace {

// A pass of a slow engine takes at most this long, on fewer texts than the others if need be.
constexpr double kLongestPass = 60e6;

std::size_t texts_in(std::span<const scan::TextBatch> batches) {
  return std::accumulate(batches.begin(), batches.end(), std::size_t{0},
                         [](std::size_t sum, const scan::TextBatch& batch) { return sum + batch.count(); });
}

// Tries one pattern after another: so slow that it says nothing about the machine.
bool is_slow(const MatchEntry& entry) {
  return entry.name == "PCRE2-JIT";
}

std::size_t batches_in_time(MatchEngine& engine, const Corpus& corpus) {
  std::vector<std::uint32_t> lowest(kBatchTexts);
  const std::span<const scan::TextBatch> first(corpus.batches.data(), 1);
  const double one = time_once([&] { engine.match(first, std::span(lowest).first(first[0].count())); });
  return std::clamp<std::size_t>(static_cast<std::size_t>(kLongestPass / one), 1, corpus.batches.size());
}

const Runner* fastest(const std::vector<Runner*>& runners, const Samples& samples,
                      const std::function<bool(const Runner&)>& counts, std::size_t& index) {
  const Runner* best = nullptr;
  double least = 0;
  for (std::size_t i = 0; i < runners.size(); ++i) {
    const double median = quantile(samples[i], 0.5);
    if (!counts(*runners[i]) || (best != nullptr && median >= least)) continue;
    best = runners[i];
    least = median;
    index = i;
  }
  return best;
}

}  // namespace

std::uint32_t naive_lowest(std::span<const std::string_view> literals, std::string_view text) {
  for (std::uint32_t i = 0; i < literals.size(); ++i)
    if (text.contains(literals[i])) return i;
  return kNoPattern;
}

MatchRace::MatchRace(const Patterns& patterns, const Corpus& corpus, bool with_slow)
    : patterns_(patterns), corpus_(corpus) {
  for (const MatchEntry& entry : match_engines()) {
    if (is_slow(entry) && !with_slow) continue;
    Runner runner{entry, nullptr, 0, {}, 0};
    runner.build_nanoseconds = time_once([&] { runner.engine = entry.make(patterns); });
    if (!runner.engine) continue;
    runner.engine->warm(std::span(corpus.batches).first(std::min<std::size_t>(4, corpus.batches.size())));
    runner.batches = is_slow(entry) ? batches_in_time(*runner.engine, corpus) : corpus.batches.size();
    runner.lowest.resize(texts_in(batches_of(runner)));
    runners_.push_back(std::move(runner));
  }
}

std::span<const scan::TextBatch> MatchRace::batches_of(const Runner& runner) const {
  return std::span(corpus_.batches).first(runner.batches);
}

std::string MatchRace::label() const {
  return fmt::format("{} patterns, corpus {}", patterns_.texts.size(), corpus_.name);
}

void MatchRace::verify(Session& session, std::size_t oracle_texts, Row& row) {
  for (Runner& runner : runners_) runner.engine->match(batches_of(runner), runner.lowest);
  const auto reference =
      std::ranges::find_if(runners_, [](const Runner& runner) { return runner.entry.exact && !is_slow(runner.entry); });
  if (reference == runners_.end()) return session.fail(label() + ": no exact engine");
  if (patterns_.syntax == PatternSyntax::literal)
    for (std::size_t i = 0; i < std::min(oracle_texts, corpus_.texts); ++i)
      if (const std::uint32_t expected = naive_lowest(patterns_.texts, corpus_.text(i));
          reference->lowest[i] != expected)
        return session.fail(fmt::format("{}: {} answers {} for text {}, the search one by one {}", label(),
                                        reference->entry.name, reference->lowest[i], i, expected));
  for (const Runner& runner : runners_) {
    std::size_t differences = 0;
    for (std::size_t i = 0; i < runner.lowest.size(); ++i)
      differences += runner.lowest[i] != reference->lowest[i] ? 1U : 0U;
    if (differences == 0) continue;
    const std::string what = fmt::format("{}: {} differs from {} on {} of {} texts", label(), runner.entry.name,
                                         reference->entry.name, differences, runner.lowest.size());
    runner.entry.exact ? session.fail(what) : row.remarks.push_back(what);
  }
  const auto hits = std::ranges::count_if(reference->lowest, [](std::uint32_t lowest) { return lowest != kNoPattern; });
  row.remarks.push_back(
      fmt::format("checksum {:016x}, {} of {} texts hit",
                  XXH3_64bits(reference->lowest.data(), reference->lowest.size() * sizeof(std::uint32_t)), hits,
                  reference->lowest.size()));
}

void judge(const std::vector<Runner*>& runners, const Samples& samples,
           const std::function<bool(const Runner&)>& counts, Row& row) {
  for (std::size_t i = 0; i < runners.size(); ++i)
    row.contenders.push_back(
        {std::string(runners[i]->entry.name), runners[i]->engine->mode(), spread_of(samples[i]), "ns/record"});
  std::size_t own = 0;
  std::size_t other = 0;
  const Runner* ours =
      fastest(runners, samples, [](const Runner& runner) { return runner.entry.side == Side::ours; }, own);
  const Runner* against = fastest(
      runners, samples, [&](const Runner& runner) { return runner.entry.side == Side::competitor && counts(runner); },
      other);
  if (against != nullptr) row.against = against->entry.name;
  if (ours == nullptr || against == nullptr) return;
  row.engine = ours->entry.name;
  const std::vector<double> gains = ratios(samples[other], samples[own]);
  row.spread = spread_of(gains);
  row.figure = row.spread->median;
  row.noise = is_noise(gains);
}

void MatchRace::race_batches(Session& session, Row& row) {
  std::vector<Contender> contenders;
  std::vector<Runner*> runners;
  for (Runner& runner : runners_) {
    runners.push_back(&runner);
    contenders.push_back({std::string(runner.entry.name),
                          [this, &runner] { runner.engine->match(batches_of(runner), runner.lowest); },
                          static_cast<double>(runner.lowest.size())});
  }
  judge(
      runners, interleave(contenders, session.effort()), [](const Runner& runner) { return !is_slow(runner.entry); },
      row);
}

void MatchRace::race_single_calls(Session& session, Row& row) {
  std::vector<Contender> contenders;
  std::vector<Runner*> runners;
  for (Runner& runner : runners_) {
    if (is_slow(runner.entry)) continue;
    runners.push_back(&runner);
    contenders.push_back({std::string(runner.entry.name),
                          [this, &runner] {
                            for (std::size_t i = 0; i < corpus_.texts; ++i)
                              runner.lowest[i] = runner.engine->match_one(corpus_.text(i));
                          },
                          static_cast<double>(corpus_.texts)});
  }
  judge(
      runners, interleave(contenders, session.effort()),
      [](const Runner& runner) { return runner.entry.name == "vectorscan"; }, row);
}

}  // namespace carom::bench
