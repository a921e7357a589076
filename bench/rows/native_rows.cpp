// What native code saves where tables have found what is to be asked, and how long it takes to come.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/engines/compile_policy.h"
#include "bench/engines/ndjson_input.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/memory_file.h"
#include "bench/rows/pack_input.h"
#include "bench/texts/ndjson.h"
#include "compiler/native/llvm_compiler.h"
#include "runtime/core/interpret.h"
#include "runtime/object_cache/object_cache.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

constexpr std::size_t kBatch = table::Engine::kBestBatch;
constexpr std::size_t kRecords = 2'048;

/// A table engine that uses code of one tier.
class NativeEngine {
 public:
  NativeEngine(const core::Program& program, native::Tier tier) : engine_(program) {
    auto code = native::LlvmCompiler().compile({program, engine_.decisions()}, tier, {}, nullptr);
    if (!code) return;
    code_ = std::move(*code);
    engine_.use(code_->functions());
  }
  /// False: the kernel refuses new code.
  [[nodiscard]] bool has_code() const { return code_ != nullptr; }
  [[nodiscard]] const table::Engine& engine() const { return engine_; }

 private:
  table::Engine engine_;
  std::unique_ptr<native::Code> code_;
};

/// Passes over the same records, each with working memory of its own.
class Passes {
 public:
  explicit Passes(std::span<const core::Record> records) : records_(records), verdicts_(kBatch) {}

  Contender winners(std::string name, const table::Engine& engine) {
    Run& run = add();
    run.winners.resize(records_.size());
    return {std::move(name), [this, &engine, &run] { engine.decide(records_, run.scratch, run.winners); }, units()};
  }
  Contender verdicts(std::string name, const table::Engine& engine) {
    Run& run = add();
    const auto pass = [this, &engine, &run] {
      for (std::size_t at = 0; at < records_.size(); at += kBatch) {
        const auto batch = records_.subspan(at, std::min(kBatch, records_.size() - at));
        engine.classify(batch, run.scratch, std::span(verdicts_).first(batch.size()));
      }
    };
    return {std::move(name), pass, units()};
  }
  /// Whether all engines whose winners were asked for gave the same.
  [[nodiscard]] bool winners_agree() const {
    return std::ranges::all_of(
        runs_, [&](const auto& run) { return run->winners.empty() || run->winners == runs_.front()->winners; });
  }
  [[nodiscard]] std::span<const std::uint32_t> first_winners() const { return runs_.front()->winners; }

 private:
  struct Run {
    table::Scratch scratch;
    std::vector<std::uint32_t> winners;
  };
  Run& add() { return *runs_.emplace_back(std::make_unique<Run>()); }
  [[nodiscard]] double units() const { return static_cast<double>(records_.size()); }

  std::span<const core::Record> records_;
  std::vector<core::Verdict> verdicts_;
  std::vector<std::unique_ptr<Run>> runs_;
};

void add_ratio(Session& session, Row row, const std::vector<Contender>& contenders, const Samples& samples,
               std::size_t ours, std::size_t other) {
  add_contenders(row, contenders, samples, "ns/record");
  row.engine = contenders[ours].name;
  row.against = contenders[other].name;
  take_figure(row, ratios(samples[other], samples[ours]));
  session.add(std::move(row));
}

Row pack_row(Session& session, std::string id) {
  Row row = Session::row(std::move(id), session.b().corpus, session.shipped_packs().program->rules().size());
  row.corpus = kPackCorpus;
  row.remarks.emplace_back(kPackCorpusRemark);
  return row;
}

void ratio_rows(Session& session) {
  const core::Program& packs = *session.shipped_packs().program;
  std::vector<Reply> replies = pack_replies(session);
  replies.resize(kRecords);
  NdjsonInput input(to_ndjson(replies));
  const std::span<const core::Record> records = input.next(replies.size());
  const table::Engine tables(packs);
  const NativeEngine quick(packs, native::Tier::quick);
  const NativeEngine optimised(packs, native::Tier::optimised);
  if (!optimised.has_code()) return;

  Passes passes(records);
  core::Scratch reference;
  std::vector<std::uint32_t> expected(records.size());
  const std::vector<Contender> contenders = {passes.winners("table, winners", tables),
                                             passes.winners("native quick, winners", quick.engine()),
                                             passes.winners("native, winners", optimised.engine()),
                                             passes.verdicts("table, verdicts", tables),
                                             passes.verdicts("native, verdicts", optimised.engine()),
                                             {"interpreter, verdicts",
                                              [&] {
                                                for (std::size_t i = 0; i < records.size(); ++i)
                                                  expected[i] =
                                                      core::interpret(packs, records[i], reference).rule_index;
                                              },
                                              static_cast<double>(records.size())}};
  const Effort effort = session.effort();
  const Samples samples = interleave(contenders, {effort.seconds * 2, 11, effort.most_rounds});
  if (!passes.winners_agree() || !std::ranges::equal(passes.first_winners(), expected))
    session.fail("7: tables, native code and interpreter answer differently");
  Row verdicts = pack_row(session, "native.verdicts");
  verdicts.what = "native code against the table engine, shipped packs, whole verdicts";
  verdicts.unit = "x";
  add_ratio(session, pack_row(session, "7"), contenders, samples, 2, 0);
  add_ratio(session, pack_row(session, "7b"), contenders, samples, 4, 5);
  add_ratio(session, std::move(verdicts), contenders, samples, 4, 3);
}

struct Size {
  std::string_view name;
  std::size_t rules;
};

struct Policy {
  const core::Program& program;
  const table::Engine& tables;
};

void make(Session& session, const Policy& policy, native::Tier tier, const object_cache::ObjectStore* store = nullptr) {
  if (!native::LlvmCompiler().compile({policy.program, policy.tables.decisions()}, tier, {}, store))
    session.fail("9: no code");
}

/// One after the other, as they come while tables answer.
void make_both(Session& session, const Policy& policy) {
  make(session, policy, native::Tier::quick);
  make(session, policy, native::Tier::optimised);
}

Effort effort_of_tiers(const Session& session) {
  return session.options().quick ? Effort{1.5, 3, 15} : Effort{6, 5, 31};
}

/// The figure is what the first contender took.
void add_milliseconds(Session& session, Row row, const std::vector<Contender>& contenders, const Samples& samples) {
  add_contenders(row, contenders, samples, "ms", kMilliseconds);
  row.engine = contenders[0].name;
  row.against = contenders[1].name;
  std::vector<double> ready;
  for (const double nanoseconds : samples[0]) ready.push_back(nanoseconds * kMilliseconds);
  take_figure(row, ready);
  session.add(std::move(row));
}

void tiers_row(Session& session, Row row, const Policy& policy) {
  const std::vector<Contender> contenders = {{"both tiers", [&] { make_both(session, policy); }, 1},
                                             {"quick tier", [&] { make(session, policy, native::Tier::quick); }, 1}};
  add_milliseconds(session, std::move(row), contenders, interleave(contenders, effort_of_tiers(session)));
}

/// In memory-backed storage; what is cold in a new process (LLVM's own pages) is warm here.
void cached_row(Session& session, Row row, const Policy& policy) {
  const MemoryFile scratch;
  const auto cache = object_cache::ObjectCache::open(scratch.path() + ".cache");
  if (!cache) return session.fail("9.cached: " + cache.error().message);
  make(session, policy, native::Tier::optimised, cache->get());
  const auto restore = [&] {
    const native::Source source{policy.program, policy.tables.decisions()};
    if (!native::LlvmCompiler().restore(source, native::Tier::optimised, **cache))
      session.fail("9.cached: nothing kept");
  };
  const std::vector<Contender> contenders = {{"kept by an earlier process", restore, 1},
                                             {"both tiers", [&] { make_both(session, policy); }, 1}};
  row.what = "optimised tier ready from what was kept";
  row.unit = "ms";
  add_milliseconds(session, std::move(row), contenders, interleave(contenders, effort_of_tiers(session)));
}

void rows_of_size(Session& session, const Size& size) {
  const std::string id = fmt::format("9.{}", size.name);
  const std::string cached = fmt::format("9.cached.{}", size.name);
  if (!session.wants(id) && !session.wants(cached)) return;
  const std::vector<std::string>& literals = session.literals(session.b(), size.rules);
  const auto policy =
      compile_policy(write_policy(std::vector<std::string_view>(literals.begin(), literals.end()), PolicyShape::mixed));
  const table::Engine tables(*policy->program);
  const auto row = [&](const std::string& name) { return Session::row(name, session.b().corpus, size.rules); };
  if (session.wants(id)) tiers_row(session, row(id), {*policy->program, tables});
  if (session.wants(cached)) cached_row(session, row(cached), {*policy->program, tables});
}

void cached_packs_row(Session& session) {
  const core::Program& packs = *session.shipped_packs().program;
  const table::Engine tables(packs);
  Row row = Session::row("9.cached.packs", session.b().corpus, packs.rules().size());
  row.corpus = "shipped packs";
  cached_row(session, std::move(row), {packs, tables});
}

}  // namespace

void native_rows(Session& session) {
  if (session.wants("7") || session.wants("7b") || session.wants("native.verdicts")) ratio_rows(session);
  for (const Size& size : {Size{"1k", 1'000}, Size{"5k", 5'000}, Size{"20k", 20'000}}) rows_of_size(session, size);
  if (session.wants("9.cached.packs")) cached_packs_row(session);
}

}  // namespace carom::bench
