// Phases: all records are prepared, then all texts are scanned, then records are decided one after another.
#include "runtime/table/engine.h"

#include <algorithm>
#include <utility>

#include "runtime/table/conclude.h"
#include "runtime/table/decide.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/scratch_state.h"
#include "runtime/table/text_literals.h"

namespace carom::table {

struct Engine::Tables {
  Tables(const core::Program& source, scan::SimdForm chosen)
      : program(source), form(chosen), literals(source, chosen), decisions(source) {}

  const core::Program& program;
  scan::SimdForm form;
  TextLiterals literals;
  DecisionTable decisions;
};

namespace {

/// Walks the records of a scanned batch with the hits of each.
class Walk {
 public:
  Walk(const TextLiterals& literals, const DecisionTable& table, Scratch::State& state)
      : literals_(literals), table_(table), state_(state), hits_(state.hits.all()) {}

  /// Starts the next record and tells its truth what the scan found. False: columns and literals do not suffice.
  bool start(std::size_t record) {
    state_.truth.start(state_.batch, record);
    state_.found.clear();
    bool unwraps = table_.may_always_unwrap();
    const std::uint32_t begin = state_.batch.texts().begin(record);
    const std::uint32_t end = state_.batch.texts().end(record);
    for (; next_ < hits_.size() && hits_[next_].end <= end; ++next_) unwraps |= note(hits_[next_], begin);
    return !unwraps || !is_wrapped();
  }

 private:
  bool is_wrapped() {
    const auto rows = static_cast<std::uint32_t>(state_.truth.program().unwraps().size());
    for (std::uint32_t row = 0; row < rows; ++row)
      if (state_.unwrapper.fit(state_.truth, row) != nullptr) return true;
    return false;
  }

  bool note(const scan::Hit& hit, std::uint32_t text_begin) {
    bool unwraps = false;
    const Span at{hit.end - text_begin - literals_.size_of(hit.literal), hit.end - text_begin};
    for (const std::uint32_t pattern : literals_.patterns_of(hit.literal)) {
      if (!state_.truth.note(pattern, at)) continue;
      state_.found.push_back(pattern);
      unwraps |= table_.leads_to_unwrap(pattern);
    }
    return unwraps;
  }

  const TextLiterals& literals_;
  const DecisionTable& table_;
  Scratch::State& state_;
  std::span<const scan::Hit> hits_;
  std::size_t next_ = 0;
};

}  // namespace

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

void Engine::scan(std::span<const core::Record> records, Scratch::State& state) const {
  state.truth.begin(tables_->program, tables_->decisions);
  state.batch.begin(tables_->program);
  for (const core::Record& record : records) state.batch.add(record);
  state.batch.finish();
  tables_->literals.set().find(state.batch.texts(), state.hits);
}

void Engine::decide(std::span<const core::Record> records, Scratch& scratch,
                    std::span<std::uint32_t> winners) const noexcept {
  Scratch::State& state = scratch.state();
  for (std::size_t first = 0; first < records.size(); first += kBestBatch) {
    const auto batch = records.subspan(first, std::min(kBestBatch, records.size() - first));
    scan(batch, state);
    Walk walk(tables_->literals, tables_->decisions, state);
    for (std::size_t i = 0; i < batch.size(); ++i)
      winners[first + i] = walk.start(i) ? table::decide(tables_->decisions, state.batch, i, state.found, state.truth)
                                         : core::interpret(tables_->program, batch[i], state.reference).rule_index;
  }
}

void Engine::classify(std::span<const core::Record> records, Scratch& scratch,
                      std::span<core::Verdict> verdicts) const noexcept {
  Scratch::State& state = scratch.state();
  scan(records, state);
  state.parts.clear();
  Walk walk(tables_->literals, tables_->decisions, state);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (walk.start(i)) {
      const std::uint32_t rule = table::decide(tables_->decisions, state.batch, i, state.found, state.truth);
      verdicts[i] = conclude(tables_->decisions, i, rule, state);
    } else {
      verdicts[i] = core::interpret(tables_->program, records[i], state.reference);
      state.parts.take_over(verdicts[i]);
    }
    state.parts.end_record();
  }
  state.parts.settle(verdicts);
}

core::Verdict Engine::classify(const core::Record& record, Scratch& scratch) const noexcept {
  core::Verdict verdict;
  classify({&record, 1}, scratch, {&verdict, 1});
  return verdict;
}

}  // namespace carom::table
