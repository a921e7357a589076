// Phases: all records are prepared, then all texts are scanned, then records are decided one after another.
#include "runtime/table/engine.h"

#include <algorithm>
#include <utility>

#include "runtime/table/conclude.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/pattern_literals.h"
#include "runtime/table/run_batch.h"
#include "runtime/table/scratch_state.h"
#include "runtime/table/text_literals.h"

namespace carom::table {

struct Engine::Tables {
  Tables(const core::Program& source, scan::SimdForm chosen) : Tables(source, chosen, PatternLiterals(source)) {}
  Tables(const core::Program& source, scan::SimdForm chosen, const PatternLiterals& known)
      : program(source), form(chosen), literals(known, source.patterns().size(), chosen), decisions(source, known) {}

  const core::Program& program;
  scan::SimdForm form;
  TextLiterals literals;
  DecisionTable decisions;
};

Engine::Engine(const core::Program& program, scan::SimdForm form)
    : tables_(std::make_unique<const Tables>(program, form)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

const core::Program& Engine::program() const {
  return tables_->program;
}
scan::SimdForm Engine::simd_form() const {
  return tables_->form;
}

void Engine::decide(std::span<const core::Record> records, Scratch& scratch,
                    std::span<std::uint32_t> winners) const noexcept {
  Scratch::State& state = scratch.state();
  BatchRun run(tables_->program, tables_->literals, tables_->decisions, state);
  for (std::size_t first = 0; first < records.size(); first += kBestBatch) {
    const auto batch = records.subspan(first, std::min(kBestBatch, records.size() - first));
    run.run(
        batch,
        [&](std::size_t round, std::size_t row, std::uint32_t rule) {
          winners[first + state.rounds.original(round, row)] = rule;
        },
        [&](std::size_t record) {
          winners[first + record] = core::interpret(tables_->program, batch[record], state.reference).rule_index;
        });
  }
}

void Engine::classify(std::span<const core::Record> records, Scratch& scratch,
                      std::span<core::Verdict> verdicts) const noexcept {
  Scratch::State& state = scratch.state();
  BatchRun run(tables_->program, tables_->literals, tables_->decisions, state);
  state.parts.begin(records.size());
  run.run(
      records,
      [&](std::size_t round, std::size_t row, std::uint32_t rule) {
        const std::size_t record = state.rounds.original(round, row);
        const core::VerdictParts::Place begin = state.parts.now();
        verdicts[record] = conclude(tables_->decisions, round, row, rule, state);
        state.parts.assign(record, begin);
      },
      [&](std::size_t record) {
        const core::VerdictParts::Place begin = state.parts.now();
        verdicts[record] = core::interpret(tables_->program, records[record], state.reference);
        state.parts.take_over(verdicts[record]);
        state.parts.assign(record, begin);
      });
  state.parts.settle(verdicts);
}

core::Verdict Engine::classify(const core::Record& record, Scratch& scratch) const noexcept {
  core::Verdict verdict;
  classify({&record, 1}, scratch, {&verdict, 1});
  return verdict;
}

}  // namespace carom::table
