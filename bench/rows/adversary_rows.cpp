// What the worst text costs that we could think of.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/pack_input.h"
#include "bench/texts/adversaries.h"
#include "runtime/core/interpret.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

constexpr std::size_t kTexts = 1'024;
// Remarks name the kinds of text that cost more than this, in times of ordinary text.
constexpr double kNamedAbove = 2;

/// Texts as records, and the winners of the last pass.
struct Input {
  std::string name;
  std::vector<std::string> texts;
  std::vector<core::Record> records = {};
  std::vector<std::uint32_t> winners = {};

  [[nodiscard]] double bytes() const {
    return std::accumulate(texts.begin(), texts.end(), 0.0,
                           [](double sum, const std::string& text) { return sum + static_cast<double>(text.size()); });
  }
};

void make_records(Input& input) {
  for (const std::string& text : input.texts) input.records.emplace_back().text = text;
  input.winners.resize(input.records.size());
}

/// The ordinary texts first.
std::vector<Input> inputs(std::vector<std::string> ordinary, std::span<const std::string> phrases, std::uint64_t seed) {
  std::vector<Input> made;
  made.push_back({"ordinary", std::move(ordinary)});
  for (Adversary& one : adversaries(phrases, kTexts, seed))
    made.push_back({std::string(one.name), std::move(one.texts)});
  for (Input& input : made) make_records(input);
  return made;
}

void verify(Session& session, const core::Program& program, const std::vector<Input>& all) {
  core::Scratch scratch;
  for (const Input& input : all)
    for (std::size_t i = 0; i < input.records.size(); ++i)
      if (core::interpret(program, input.records[i], scratch).rule_index != input.winners[i])
        return session.fail(fmt::format("13: table engine and interpreter differ on \"{}\"", input.name));
}

std::string named_above(const std::vector<Input>& all, const std::vector<double>& costs) {
  std::string named;
  for (std::size_t i = 1; i < all.size(); ++i)
    if (costs[i] > kNamedAbove) named += fmt::format("{}{} {:.1f}", named.empty() ? "" : ", ", all[i].name, costs[i]);
  return named.empty() ? "none" : named;
}

void race(Session& session, std::string_view rules, const core::Program& program, std::vector<Input> all, Row& row) {
  const table::Engine engine(program);
  table::Scratch scratch;
  std::vector<Contender> contenders;
  for (Input& input : all)
    contenders.push_back({fmt::format("{}, {}", input.name, rules),
                          [&] { engine.decide(input.records, scratch, input.winners); }, input.bytes()});
  const Samples samples = interleave(contenders, session.effort());
  verify(session, program, all);
  add_contenders(row, contenders, samples, "ns/byte");
  std::vector<double> medians;
  for (const std::vector<double>& sample : samples) medians.push_back(quantile(ratios(sample, samples[0]), 0.5));
  const auto worst = static_cast<std::size_t>(std::ranges::max_element(medians) - medians.begin());
  const std::vector<double> costs = ratios(samples[worst], samples[0]);
  row.remarks.push_back(
      fmt::format("{}: {} kinds of text; over {}x: {}", rules, all.size() - 1, kNamedAbove, named_above(all, medians)));
  if (row.figure && *row.figure >= medians[worst]) return;
  take_figure(row, costs);
  row.engine = contenders[worst].name;
  row.against = contenders[0].name;
}

std::vector<std::string> first_texts(const std::vector<Reply>& replies) {
  std::vector<std::string> texts = texts_of(replies);
  texts.resize(std::min(texts.size(), 2 * kTexts));
  return texts;
}

/// What the rules of a program look for in the text.
std::vector<std::string> phrases_of(const core::Program& program) {
  std::vector<std::string> phrases;
  for (const core::PatternRow& pattern : program.patterns())
    if (pattern.field == core::field::text && pattern.literal.size >= 4)
      phrases.emplace_back(program.text(pattern.literal));
  return phrases;
}

}  // namespace

void adversary_rows(Session& session) {
  if (!session.wants("13")) return;
  const Source& source = session.b();
  const core::Program& packs = *session.shipped_packs().program;
  Row row = Session::row("13", source.corpus, packs.rules().size());
  race(session, "1 000 literals", *session.policy(source, 1'000).program,
       inputs(first_texts(source.replies), session.literals(source, 1'000), source.seed + 5), row);
  race(session, "shipped packs", packs, inputs(first_texts(pack_replies(session)), phrases_of(packs), source.seed + 6),
       row);
  row.remarks.emplace_back("table engine, records to rules; every text checked against the interpreter");
  session.add(std::move(row));
}

}  // namespace carom::bench
