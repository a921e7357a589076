// From policy text to the first verdict, and from a compiled pack to one.
#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bench/engines/compile_policy.h"
#include "bench/measure/statistics.h"
#include "bench/rows/all_rows.h"
#include "bench/rows/figures.h"
#include "bench/rows/memory_file.h"
#include "runtime/container/saved_program.h"
#include "runtime/core/interpret.h"
#include "runtime/table/engine.h"

namespace carom::bench {
namespace {

struct Size {
  std::string_view name;
  std::size_t rules;
};
constexpr Size kSizes[] = {{"1k", 1'000}, {"5k", 5'000}, {"20k", 20'000}};

core::Record first_record(const Source& source) {
  core::Record record;
  record.text = source.replies.front().text;
  return record;
}

std::uint32_t ask(const table::Engine& engine, const core::Record& record) {
  table::Scratch scratch;
  std::uint32_t winner = core::kNoRule;
  engine.decide({&record, 1}, scratch, {&winner, 1});
  return winner;
}

/// One way from text to a verdict. What it made is dropped outside of the time.
class ColdRun {
 public:
  explicit ColdRun(std::string name) : name_(std::move(name)) {}
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] std::uint32_t winner() const { return winner_; }
  /// Of the last `count` runs.
  [[nodiscard]] std::vector<double> nanoseconds(std::size_t count) const {
    return {times_.end() - static_cast<std::ptrdiff_t>(count), times_.end()};
  }

  void with_table(const PolicyText& policy, const core::Record& record) {
    std::unique_ptr<embed::Compiled> compiled;
    std::optional<table::Engine> engine;
    times_.push_back(time_once([&] {
      compiled = compile_policy(policy);
      engine.emplace(*compiled->program);
      winner_ = ask(*engine, record);
    }));
  }
  void with_interpreter(const PolicyText& policy, const core::Record& record) {
    std::unique_ptr<embed::Compiled> compiled;
    core::Scratch scratch;
    times_.push_back(time_once([&] {
      compiled = compile_policy(policy);
      winner_ = core::interpret(*compiled->program, record, scratch).rule_index;
    }));
  }

 private:
  std::string name_;
  std::uint32_t winner_ = core::kNoRule;
  std::vector<double> times_;
};

// Where the time of a compilation goes, from one run.
std::string steps_of(const PolicyText& policy, const core::Record& record) {
  const compiler::CompileOptions options{.limits = {}, .locked = false, .advises = false};
  embed::FilePackSource packs({}, options.limits, policy.files);
  auto sources = dsl::SourceMap();
  dsl::DiagnosticSink sink;
  const std::vector<compiler::PackRequest> roots = {{"", *packs.open_file(std::string(PolicyText::kMainFile))}};
  std::optional<compiler::ir::RuleSet> rules;
  std::vector<std::byte> image;
  std::optional<core::Program> program;
  const double check = time_once([&] { rules = compiler::check(roots, packs, options, sources, sink); });
  const double lower = time_once([&] { image = compiler::lower(*rules, sources, options.limits); });
  const double load = time_once([&] { program = std::move(*core::Program::load(std::move(image))); });
  const double engine = time_once([&] { (void)ask(table::Engine(*program), record); });
  return fmt::format("one run: parse and check {:.0f} ms, lower {:.0f}, load {:.0f}, table engine and a record {:.0f}",
                     check * kMilliseconds, lower * kMilliseconds, load * kMilliseconds, engine * kMilliseconds);
}

// A run of 20 000 rules takes seconds: few rounds have to do.
Effort compile_effort(const Session& session) {
  return session.options().quick ? Effort{1.5, 3, 15} : Effort{8, 7, 51};
}

void cold_row(Session& session, const Size& size) {
  const std::string id = fmt::format("8.{}", size.name);
  if (!session.wants(id)) return;
  const Source& source = session.b();
  const std::vector<std::string>& literals = session.literals(source, size.rules);
  const PolicyText policy =
      write_policy(std::vector<std::string_view>(literals.begin(), literals.end()), PolicyShape::mixed);
  const core::Record record = first_record(source);
  ColdRun table("table");
  ColdRun interpreter("interpreter");
  const std::vector<Contender> contenders = {
      {table.name(), [&] { table.with_table(policy, record); }, 1},
      {interpreter.name(), [&] { interpreter.with_interpreter(policy, record); }, 1}};
  const std::size_t rounds = interleave(contenders, compile_effort(session)).front().size();
  const Samples samples = {table.nanoseconds(rounds), interpreter.nanoseconds(rounds)};
  if (table.winner() != interpreter.winner()) session.fail(id + ": table engine and interpreter answer differently");

  Row row = session.row(id, source.corpus, size.rules);
  add_contenders(row, contenders, samples, "ms", kMilliseconds);
  const std::size_t best = fastest(samples, 0, samples.size());
  row.engine = contenders[best].name;
  std::vector<double> milliseconds = samples[best];
  for (double& value : milliseconds) value *= kMilliseconds;
  take_figure(row, milliseconds);
  row.remarks.push_back(
      fmt::format("{} KB of text in memory, no advice; {}", policy.bytes / 1'000, steps_of(policy, record)));
  session.add(std::move(row));
}

void load_row(Session& session, const Size& size) {
  const std::string id = fmt::format("10.{}", size.name);
  if (!session.wants(id) || find_goal(id) == nullptr) return;
  const core::Program& program = *session.policy(session.b(), size.rules).program;
  const MemoryFile file(container::save_program(program));
  std::size_t rules = 0;
  const auto load = [&] { rules = container::load_program(file.read(), container::Trust::anyone)->rules().size(); };
  std::vector<std::byte> bytes;
  const std::vector<Contender> contenders = {{"load", load, 1}, {"read the file", [&] { bytes = file.read(); }, 1}};
  const Samples samples = interleave(contenders, session.effort());
  if (rules != size.rules) session.fail(id + ": the loaded program has other rules");

  Row row = session.row(id, session.b().corpus, size.rules);
  add_contenders(row, contenders, samples, "ms", kMilliseconds);
  row.engine = "load";
  std::vector<double> milliseconds = samples[0];
  for (double& value : milliseconds) value *= kMilliseconds;
  take_figure(row, milliseconds);
  row.remarks.push_back(
      fmt::format("compiled policy of {} KB in {}; no engine is made of it", file.size() / 1'000, file.place()));
  session.add(std::move(row));
}

}  // namespace

void compile_rows(Session& session) {
  for (const Size& size : kSizes) cold_row(session, size);
  for (const Size& size : kSizes) load_row(session, size);
}

}  // namespace carom::bench
