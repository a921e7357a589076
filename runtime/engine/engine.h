// One door to all engines: who classifies asks here and need not know which one answers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "runtime/core/program.h"
#include "runtime/core/record.h"
#include "runtime/core/verdict.h"
#include "runtime/engine/choice.h"
#include "runtime/native/compiler.h"
#include "runtime/object_cache/object_store.h"
#include "runtime/scan/simd_form.h"
#include "support/working_memory.h"

namespace carom::engine {

/// Made for any engine.
struct ScratchState;
using Scratch = WorkingMemory<ScratchState>;

}  // namespace carom::engine

extern template class carom::WorkingMemory<carom::engine::ScratchState>;

namespace carom::engine {

/// Shared by threads. Always answers, and whatever was chosen answers what core::interpret does.
class Engine {
 public:
  /// From this many records on `automatic` answers with tables: the time that making the tables of the shipped packs
  /// takes, by what they save a record, comes to 430 to 640 (docs/design/pipeline.md). So `automatic` takes twice the
  /// time of the better choice at most.
  static constexpr std::uint64_t kRecordsWorthTables = 500;
  /// What callers gain most from: larger batches leave the second-level cache.
  static constexpr std::size_t kBestBatch = 128;

  /// `program` is borrowed and must outlive the engine. Only Choice::table and Choice::native make their tables here.
  /// Choice::native needs a `compiler`, borrowed too, which works on a thread of its own until the code is there; what
  /// it has made for an equal program it finds in `store`, borrowed too, if there is one.
  explicit Engine(const core::Program& program, Choice choice = Choice::automatic,
                  scan::SimdForm form = scan::best_simd_form(), const native::Compiler* compiler = nullptr,
                  const object_cache::ObjectStore* store = nullptr);
  ~Engine();
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  /// The verdict of each record; `verdicts` is as long as `records`, any length. Views live until `scratch` is used
  /// again, and as long as the records' own views. The thread that brings the record which makes tables worth their
  /// time makes them; the others go on meanwhile.
  void classify(std::span<const core::Record> records, Scratch& scratch,
                std::span<core::Verdict> verdicts) const noexcept;

  /// Who would answer now: "interpreter", "table" or "native".
  [[nodiscard]] std::string_view name() const;
  /// Why tables answer, or quick code, although native code was chosen; empty: nothing went wrong so far.
  [[nodiscard]] std::string native_problem() const;
  /// Whether native code in use was kept by an earlier process.
  [[nodiscard]] bool uses_kept_code() const;
  /// Waits until no more native code is to come. For measuring and tests.
  void wait_for_native() const;
  /// The vector instructions of who would answer now; none: it uses none.
  [[nodiscard]] std::optional<scan::SimdForm> simd_form() const;
  /// Why the interpreter answers although tables were chosen or worth their time: what is true of the program. Empty:
  /// no such reason has come up.
  [[nodiscard]] std::string_view why_no_tables() const;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace carom::engine
