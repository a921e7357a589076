// The table engine: same verdicts as the interpreter, at a cost that does not grow with the rules. Needs no LLVM.
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <memory>
#include <span>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "runtime/scan/simd_form.h"
#include "runtime/table/bounds.h"
#include "runtime/table/refusal.h"
#include "support/working_memory.h"

namespace carom::table {

class DecisionTable;
struct GeneratedCode;

/// Made for any engine.
struct ScratchState;
using Scratch = WorkingMemory<ScratchState>;

}  // namespace carom::table

extern template class carom::WorkingMemory<carom::table::ScratchState>;

namespace carom::table {

/// Made from a program once, then immutable but for use(), and shared by threads. Always answers, and answers what
/// core::interpret does: records whose inner reply, once normalised, is longer than a text may be are handed to it.
class Engine {
 public:
  /// A batch of this many records keeps its texts and columns in the second-level cache.
  static constexpr std::size_t kBestBatch = 128;

  /// `program` is borrowed and must outlive the engine. Costs time and memory linear in the program.
  [[nodiscard]] static std::expected<Engine, Refusal> make(const core::Program& program,
                                                           scan::SimdForm form = scan::best_simd_form(),
                                                           const Bounds& bounds = {});
  /// As make(), of a program that it is known to take.
  explicit Engine(const core::Program& program, scan::SimdForm form = scan::best_simd_form());
  ~Engine();
  Engine(Engine&&) noexcept;
  Engine& operator=(Engine&&) noexcept;

  /// The winning rule of each record (core::kNoRule: none holds). `winners` is as long as `records`; any length.
  void decide(std::span<const core::Record> records, Scratch& scratch, std::span<std::uint32_t> winners) const noexcept;
  /// The verdict of each record. Views live until `scratch` is used again, and as long as the records' own views.
  void classify(std::span<const core::Record> records, Scratch& scratch,
                std::span<core::Verdict> verdicts) const noexcept;
  [[nodiscard]] core::Verdict classify(const core::Record& record, Scratch& scratch) const noexcept;

  /// From the next batch on rules are asked through `code`, which was generated for the program and this
  /// engine's decisions() and outlives the engine. Safe while other threads classify.
  void use(const GeneratedCode& code) const noexcept;
  /// Null: nothing generated is in use.
  [[nodiscard]] const GeneratedCode* code_in_use() const noexcept;

  [[nodiscard]] const core::Program& program() const;
  [[nodiscard]] const DecisionTable& decisions() const;
  [[nodiscard]] scan::SimdForm simd_form() const;

 private:
  struct Tables;
  explicit Engine(std::unique_ptr<const Tables> tables);
  void classify_batch(std::span<const core::Record> records, std::size_t first, Scratch::State& state,
                      std::span<core::Verdict> verdicts, bool is_last) const;
  std::unique_ptr<const Tables> tables_;
};

}  // namespace carom::table
