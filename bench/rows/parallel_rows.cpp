// Whether threads that share a program hinder each other: two threads against two processes that share nothing.
#include <fmt/format.h>
#include <xxhash.h>

#include <memory>
#include <string>
#include <vector>

#include "bench/engines/ndjson_input.h"
#include "bench/measure/cores.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/pack_input.h"
#include "bench/rows/workers.h"
#include "bench/texts/ndjson.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

/// Reads lines and classifies their records, with memory of its own.
class Classifying {
 public:
  Classifying(const std::string& lines, std::shared_ptr<const table::Engine> engine)
      : engine_(std::move(engine)), input_(lines) {}

  std::uint64_t run() {
    std::uint64_t checksum = 0;
    input_.rewind();
    for (auto records = input_.next(kBatch); !records.empty(); records = input_.next(kBatch)) {
      const auto verdicts = std::span(verdicts_).first(records.size());
      engine_->classify(records, scratch_, verdicts);
      for (const core::Verdict& verdict : verdicts)
        checksum = checksum * 31 + verdict.rule_index + verdict.evidence.size();
    }
    return checksum;
  }

 private:
  static constexpr std::size_t kBatch = table::Engine::kBestBatch;

  std::shared_ptr<const table::Engine> engine_;
  table::Scratch scratch_;
  NdjsonInput input_;
  std::array<core::Verdict, kBatch> verdicts_;
};

Work work_with(const std::string& lines, std::shared_ptr<const table::Engine> engine) {
  return [work = std::make_shared<Classifying>(lines, std::move(engine))] { return work->run(); };
}

/// An engine that shares not even its program with another process.
std::shared_ptr<const table::Engine> own_engine(const core::Program& program) {
  struct Own {
    core::Program program;
    table::Engine engine;
    explicit Own(std::vector<std::byte> image) : program(*core::Program::load(std::move(image))), engine(program) {}
  };
  const auto own = std::make_shared<Own>(std::vector<std::byte>(program.image().begin(), program.image().end()));
  return {own, &own->engine};
}

void threads_row(Session& session, const std::vector<std::size_t>& cores) {
  const core::Program& program = *session.shipped_packs().program;
  const std::vector<Reply> replies = pack_replies(session);
  const std::string lines = to_ndjson(replies);
  const AnyCore anywhere;
  WorkerProcesses processes([&] { return work_with(lines, own_engine(program)); }, cores);
  const auto shared = std::make_shared<const table::Engine>(program);
  WorkerThreads threads([&] { return work_with(lines, shared); }, cores);

  Checksums of_threads{};
  Checksums of_processes{};
  const auto units = static_cast<double>(kWorkers * replies.size());
  const std::vector<Contender> contenders = {{"two threads", [&] { of_threads = threads.run(); }, units},
                                             {"two processes", [&] { of_processes = processes.run(); }, units}};
  const Samples samples = interleave(contenders, session.effort());
  if (of_threads != of_processes || of_threads[0] != of_threads[1])
    session.fail("15: threads and processes answer differently");
  Row row = Session::row("15", session.b().corpus, program.rules().size());
  row.corpus = kPackCorpus;
  add_contenders(row, contenders, samples, "ns/record");
  row.engine = contenders[0].name;
  row.against = contenders[1].name;
  take_figure(row, ratios(samples[1], samples[0]));
  row.remarks.push_back(
      fmt::format("reader and table engine to whole verdicts; a core each; checksum {:016x}", of_threads[0]));
  session.add(std::move(row));
}

}  // namespace

void parallel_rows(Session& session) {
  if (!session.wants("15")) return;
  const std::vector<std::size_t> cores = all_cores();
  if (cores.size() >= kWorkers) return threads_row(session, cores);
  Row row = Session::row("15", session.b().corpus, 0);
  row.remarks.emplace_back("skipped: this machine gives us one core only");
  session.add(std::move(row));
}

}  // namespace carom::bench
