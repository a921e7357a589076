// The program as users run it: a file of records in, a file of verdicts out.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "bench/engines/ndjson_input.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/memory_file.h"
#include "bench/rows/pack_input.h"
#include "bench/rows/run_program.h"
#include "bench/texts/ndjson.h"
#include "runtime/core/interpret.h"

namespace carom::bench {
namespace {

// Start-up shall be about this part of a run, which leaves an estimate room to stay below a twentieth; the input has
// at most so many bytes.
constexpr double kStartUpShare = 0.04;
constexpr std::size_t kMostBytes = 1'200'000'000;

std::string text_of(const MemoryFile& file) {
  const std::vector<std::byte> bytes = file.read();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool knows_threads(const std::string& program) {
  const MemoryFile out;
  return run_program({program, "classify", "--help"}, out.path()) == 0 && text_of(out).contains("--threads");
}

std::vector<std::string> command(const std::string& program, const MemoryFile& input) {
  std::vector<std::string> words = {program, "classify", "--format", "ndjson", "--input-format", "ndjson"};
  if (knows_threads(program)) words.insert(words.end(), {"--threads", "1"});
  words.push_back(input.path());
  return words;
}

/// The string behind `key` of a line; empty: it is null.
std::string_view value_of(std::string_view line, std::string_view key) {
  const std::string begin = fmt::format("\"{}\":\"", key);
  const std::size_t at = line.find(begin);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = line.substr(at + begin.size());
  return rest.substr(0, rest.find('"'));
}

/// Whether the program says of each line what the interpreter says.
bool agrees(const core::Program& program, const std::string& lines, std::string_view verdicts) {
  NdjsonInput input(lines);
  core::Scratch scratch;
  for (auto records = input.next(1); !records.empty(); records = input.next(1)) {
    const std::string_view line = verdicts.substr(0, verdicts.find('\n'));
    const core::Verdict expected = core::interpret(program, records[0], scratch);
    if (value_of(line, "class") != expected.class_name || value_of(line, "rule") != expected.rule) return false;
    verdicts.remove_prefix(std::min(verdicts.size(), line.size() + 1));
  }
  return verdicts.empty();
}

/// How often `lines` must be repeated for start-up to be a small part of the whole.
std::size_t repetitions(double start_up, double each, std::size_t bytes) {
  const double wanted = (1 / kStartUpShare - 1) * start_up / each;
  return std::clamp<std::size_t>(static_cast<std::size_t>(wanted) + 1, 1, kMostBytes / bytes);
}

/// Makes `many`, which holds `lines` once, so long that start-up is a small part of a run over it. An engine that is
/// made for many records only costs the first lines more than the later ones, so each is timed behind them.
template <class Run>
void lengthen(const MemoryFile& many, const std::string& lines, double start_up, Run run_over_many) {
  constexpr std::size_t kFirst = 8;
  const double once = time_once(run_over_many);
  for (std::size_t i = 1; i < kFirst; ++i) many.append(lines);
  const double first = time_once(run_over_many);
  const double each = std::max((first - once) / (kFirst - 1), 1e4);
  for (std::size_t i = repetitions(start_up, each, lines.size()); i > kFirst; --i) many.append(lines);
}

/// Megabytes a second of each run.
std::vector<double> rates_of(const std::vector<double>& nanoseconds, double bytes) {
  std::vector<double> rates;
  for (const double time : nanoseconds) rates.push_back(bytes / time * 1'000);
  return rates;
}

void throughput_row(Session& session) {
  const embed::Compiled& packs = session.shipped_packs();
  const std::vector<Reply> replies = pack_replies(session);
  const std::string lines = to_ndjson(replies);
  const std::string& program = session.options().carom;
  const MemoryFile one;
  one.append(std::string_view(lines).substr(0, lines.find('\n') + 1));
  const MemoryFile many;
  many.append(lines);
  const MemoryFile out;
  const std::vector<std::string> start_up = command(program, one);
  const std::vector<std::string> whole = command(program, many);

  int failed = run_program(start_up, out.path());
  const double start_up_time = time_once([&] { failed |= run_program(start_up, out.path()); });
  failed |= run_program(whole, out.path());
  if (failed != 0 || !agrees(*packs.program, lines, text_of(out)))
    return session.fail("5b: the program does not say what the interpreter says");
  lengthen(many, lines, start_up_time, [&] { failed |= run_program(whole, out.path()); });

  const std::vector<Contender> contenders = {{"carom classify", [&] { failed |= run_program(whole, out.path()); }, 1},
                                             {"start-up", [&] { failed |= run_program(start_up, out.path()); }, 1}};
  const Samples samples = interleave(contenders, session.options().quick ? Effort{5, 3, 31} : Effort{20, 7, 51});
  if (failed != 0) return session.fail("5b: the program ended with an error");
  const auto bytes = static_cast<double>(many.size());

  Row row = Session::row("5b", session.b().corpus, packs.program->rules().size());
  row.corpus = kPackCorpus;
  add_contenders(row, contenders, samples, "ms", kMilliseconds);
  row.engine = contenders[0].name;
  take_figure(row, rates_of(samples[0], bytes));
  row.remarks.push_back(fmt::format("{:.0f} MB, {} records, in {}; start-up is {:.1f} % of a run{}", bytes / 1e6,
                                    many.size() / lines.size() * replies.size(), many.place(),
                                    100 * quantile(ratios(samples[1], samples[0]), 0.5),
                                    knows_threads(program) ? "; --threads 1" : ""));
  row.remarks.emplace_back(kPackCorpusRemark);
  session.add(std::move(row));
}

}  // namespace

void program_rows(Session& session) {
  if (session.wants("5b") && !session.options().carom.empty()) throughput_row(session);
}

}  // namespace carom::bench
