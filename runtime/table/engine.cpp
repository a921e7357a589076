// Phases: all records are prepared, then all texts are scanned, then records are decided one after another.
#include "runtime/table/engine.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "runtime/table/batch_extent.h"
#include "runtime/table/conclude.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/generated_code.h"
#include "runtime/table/pattern_literals.h"
#include "runtime/table/run_batch.h"
#include "runtime/table/scratch_state.h"
#include "runtime/table/text_literals.h"
#include "support/check.h"

namespace carom::table {

struct Engine::Tables {
  Tables(const core::Program& source, scan::SimdForm chosen, const PatternLiterals& known, TextLiterals sought,
         const Bounds& bounds)
      : program(source), form(chosen), literals(std::move(sought)), decisions(source, known, bounds) {}

  /// How many of `records` are one batch.
  [[nodiscard]] std::size_t extent(std::span<const core::Record> records) const {
    return batch_extent(records, program.record_text_bytes(), decisions.bounds().batch_bytes);
  }

  const core::Program& program;
  scan::SimdForm form;
  TextLiterals literals;
  DecisionTable decisions;
  mutable std::atomic<const GeneratedCode*> code = nullptr;
};

std::expected<Engine, Refusal> Engine::make(const core::Program& program, scan::SimdForm form, const Bounds& bounds) {
  const PatternLiterals known(program);
  auto sought = TextLiterals::make(known, program.patterns().size(), form);
  if (!sought) return std::unexpected(sought.error());
  return Engine(std::make_unique<const Tables>(program, form, known, std::move(*sought), bounds));
}

Engine::Engine(const core::Program& program, scan::SimdForm form) {
  auto made = make(program, form);
  CAROM_CHECK(made.has_value(), "tables are made unasked of programs only that they can be made of");
  *this = std::move(*made);
}
Engine::Engine(std::unique_ptr<const Tables> tables) : tables_(std::move(tables)) {}
Engine::~Engine() = default;
Engine::Engine(Engine&&) noexcept = default;
Engine& Engine::operator=(Engine&&) noexcept = default;

void Engine::use(const GeneratedCode& code) const noexcept {
  tables_->code.store(&code, std::memory_order_release);
}
const GeneratedCode* Engine::code_in_use() const noexcept {
  return tables_->code.load(std::memory_order_acquire);
}

const DecisionTable& Engine::decisions() const {
  return tables_->decisions;
}
const core::Program& Engine::program() const {
  return tables_->program;
}
scan::SimdForm Engine::simd_form() const {
  return tables_->form;
}

void Engine::decide(std::span<const core::Record> records, Scratch& scratch,
                    std::span<std::uint32_t> winners) const noexcept {
  Scratch::State& state = scratch.state();
  BatchRun run(tables_->program, tables_->literals, tables_->decisions, code_in_use(), state);
  for (std::size_t first = 0; first < records.size();) {
    const auto rest = records.subspan(first, std::min(kBestBatch, records.size() - first));
    const auto batch = rest.first(tables_->extent(rest));
    run.run(
        batch,
        [&](std::size_t round, std::size_t row, std::uint32_t rule) {
          winners[first + state.rounds.original(round, row)] = rule;
        },
        [&](std::size_t record) {
          winners[first + record] = core::interpret(tables_->program, batch[record], state.reference).rule_index;
        });
    first += batch.size();
  }
}

void Engine::classify(std::span<const core::Record> records, Scratch& scratch,
                      std::span<core::Verdict> verdicts) const noexcept {
  Scratch::State& state = scratch.state();
  state.parts.begin(records.size());
  for (std::size_t first = 0; first < records.size();) {
    const auto rest = records.subspan(first);
    const std::size_t count = tables_->extent(rest);
    classify_batch(rest.first(count), first, state, verdicts.subspan(first, count), count == rest.size());
    first += count;
  }
  state.parts.settle(verdicts);
}

/// One batch of a call, `first` records in front of it. The texts of all batches but the last are gone when the call
/// returns, so what looks into them is copied.
void Engine::classify_batch(std::span<const core::Record> records, std::size_t first, Scratch::State& state,
                            std::span<core::Verdict> verdicts, bool is_last) const {
  BatchRun run(tables_->program, tables_->literals, tables_->decisions, code_in_use(), state);
  run.run(
      records,
      [&](std::size_t round, std::size_t row, std::uint32_t rule) {
        const std::size_t record = state.rounds.original(round, row);
        const core::VerdictParts::Place begin = state.parts.now();
        verdicts[record] = conclude(tables_->decisions, round, row, rule, state);
        if (!is_last) state.parts.keep_texts(begin, verdicts[record]);
        state.parts.assign(first + record, begin);
      },
      [&](std::size_t record) {
        const core::VerdictParts::Place begin = state.parts.now();
        verdicts[record] = core::interpret(tables_->program, records[record], state.reference);
        state.parts.take_over(verdicts[record]);
        state.parts.assign(first + record, begin);
      });
}

core::Verdict Engine::classify(const core::Record& record, Scratch& scratch) const noexcept {
  core::Verdict verdict;
  classify({&record, 1}, scratch, {&verdict, 1});
  return verdict;
}

}  // namespace carom::table
