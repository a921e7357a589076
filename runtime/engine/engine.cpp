// Who answers may change while threads classify: each call looks once and keeps to what it saw.
#include "runtime/engine/engine.h"

#include <atomic>
#include <utility>

#include "runtime/core/interpret.h"
#include "runtime/core/verdict_parts.h"
#include "runtime/native/tiers.h"
#include "runtime/table/engine.h"
#include "support/check.h"
#include "support/working_memory_definition.h"

namespace carom::engine {
namespace {

static_assert(Engine::kBestBatch == table::Engine::kBestBatch);

}  // namespace

struct ScratchState {
  core::Scratch interpreter;
  core::VerdictParts parts;
  table::Scratch table;
};

}  // namespace carom::engine

template class carom::WorkingMemory<carom::engine::ScratchState>;

namespace carom::engine {

/// The table engine, when there is one, and when there will be.
struct Engine::Tables {
  Tables(const core::Program& source, Choice chosen, scan::SimdForm wanted, const native::Compiler* compiler,
         const object_cache::ObjectStore* store)
      : program(source), choice(chosen), form(wanted) {
    if (choice == Choice::table || choice == Choice::native) make();
    if (choice != Choice::native) return;
    CAROM_CHECK(compiler != nullptr, "native code is made by a compiler");
    if (made) code = std::make_unique<native::Tiers>(*compiler, *made, store);
  }

  void make() {
    auto engine = table::Engine::make(program, form);
    if (!engine) return refusal.store(engine.error(), std::memory_order_relaxed);
    made = std::make_unique<const table::Engine>(std::move(*engine));
    ready.store(made.get(), std::memory_order_release);
  }

  /// Null: the interpreter answers these `records`, too.
  const table::Engine* engine_for(std::uint64_t records) {
    const table::Engine* engine = ready.load(std::memory_order_acquire);
    if (engine != nullptr || choice != Choice::automatic) return engine;
    if (seen.fetch_add(records, std::memory_order_relaxed) + records < kRecordsWorthTables) return nullptr;
    if (!is_begun.exchange(true)) make();
    return ready.load(std::memory_order_acquire);
  }

  const core::Program& program;
  const Choice choice;
  const scan::SimdForm form;
  std::atomic<std::uint64_t> seen = 0;
  std::atomic<bool> is_begun = false;
  std::unique_ptr<const table::Engine> made;  // for whoever has begun; the others look at `ready`
  std::atomic<const table::Engine*> ready = nullptr;
  std::atomic<std::optional<table::Refusal>> refusal;
  std::unique_ptr<native::Tiers> code;  // of Choice::native; goes before the tables that it works for
};

namespace {

void interpret(const core::Program& program, std::span<const core::Record> records, Scratch::State& state,
               std::span<core::Verdict> verdicts) {
  state.parts.begin(records.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    const core::VerdictParts::Place begin = state.parts.now();
    verdicts[i] = core::interpret(program, records[i], state.interpreter);
    state.parts.take_over(verdicts[i]);
    state.parts.assign(i, begin);
  }
  state.parts.settle(verdicts);
}

}  // namespace

Engine::Engine(const core::Program& program, Choice choice, scan::SimdForm form, const native::Compiler* compiler,
               const object_cache::ObjectStore* store)
    : tables_(std::make_unique<Tables>(program, choice, form, compiler, store)) {}
Engine::~Engine() = default;

void Engine::classify(std::span<const core::Record> records, Scratch& scratch,
                      std::span<core::Verdict> verdicts) const noexcept {
  if (const table::Engine* engine = tables_->engine_for(records.size()))
    engine->classify(records, scratch.state().table, verdicts);
  else
    interpret(tables_->program, records, scratch.state(), verdicts);
}

std::string_view Engine::name() const {
  if (tables_->code && tables_->code->in_use()) return name_of(Choice::native);
  return name_of(tables_->ready.load(std::memory_order_acquire) != nullptr ? Choice::table : Choice::interpreter);
}

std::string Engine::native_problem() const {
  return tables_->code ? tables_->code->problem() : std::string();
}

bool Engine::uses_kept_code() const {
  return tables_->code && tables_->code->is_restored();
}

void Engine::wait_for_native() const {
  if (tables_->code) tables_->code->wait();
}

std::optional<scan::SimdForm> Engine::simd_form() const {
  const table::Engine* engine = tables_->ready.load(std::memory_order_acquire);
  return engine != nullptr ? std::optional(engine->simd_form()) : std::nullopt;
}

std::string_view Engine::why_no_tables() const {
  const std::optional<table::Refusal> refusal = tables_->refusal.load(std::memory_order_relaxed);
  return refusal ? table::reason_of(*refusal) : std::string_view();
}

}  // namespace carom::engine
