// One batch on its way to winners: prepare all records, scan all texts, decide record by record, and the same again for
// the replies that were found inside replies.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "runtime/core/classification.h"
#include "runtime/core/program.h"
#include "runtime/table/decide.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/scratch_state.h"
#include "runtime/table/text_literals.h"

namespace carom::table {

class BatchRun {
 public:
  BatchRun(const core::Program& program, const TextLiterals& literals, const DecisionTable& table,
           const GeneratedCode* code, Scratch::State& state)
      : program_(program), literals_(literals), table_(table), code_(code), state_(state) {}

  /// Calls decided(round, row, rule) for each record while the state's truth is about it, or left_over(record) for
  /// those that the interpreter has to answer (inner replies over the limit of a text, texts with very many hits); each
  /// once, in any order.
  template <class Decided, class LeftOver>
  void run(std::span<const core::Record> records, Decided decided, LeftOver left_over) {
    prepare(records);
    for (std::size_t round = 0; round < Rounds::kCount; ++round) {
      const std::size_t rows = begin_round(round);
      for (std::size_t row = 0; row < rows; ++row) {
        const std::size_t original = state_.rounds.original(round, row);
        const Fate fate = start(round, row);
        if (fate == Fate::left_over) left_over(original);
        if (fate != Fate::complete) continue;
        const std::uint32_t rule = decide(table_, state_.rounds[round].batch, row, state_.found, code_, state_.truth);
        // A reply whose inside stays unclassified is classified as it came.
        if (round != 0 && core::is_unclassified(program_, rule))
          decided(0, original, decide_as_it_came(original));
        else
          decided(round, row, rule);
      }
    }
  }

 private:
  enum class Fate : std::uint8_t { complete, unwrapped, left_over };

  void prepare(std::span<const core::Record> records);
  /// Scans the round's texts; returns how many there are.
  std::size_t begin_round(std::size_t round);
  /// The hits of a row are those from number `hit` on, which is set where a row is scanned alone. False: they are too
  /// many.
  [[nodiscard]] bool find_hits(std::size_t round, std::size_t row, std::size_t& hit);
  /// Looks at a row, the one behind the row before, and unwraps it into the next round if it is wrapped.
  Fate start(std::size_t round, std::size_t row);
  /// Tells the truth about a row, whose hits begin at number `hit`, what the scan found. Returns whether something may
  /// lead to an unwrap; `hit` becomes that of the next row.
  bool look_at(std::size_t round, std::size_t row, std::size_t& hit);
  /// The winner of a row of round 0 that has been looked at before, if nothing is unwrapped.
  std::uint32_t decide_as_it_came(std::size_t row);
  /// True: the pattern may lead to an unwrap.
  bool note(const scan::Hit& hit, std::uint32_t text_begin);
  Fate unwrap(std::size_t round, std::size_t row);

  const core::Program& program_;
  const TextLiterals& literals_;
  const DecisionTable& table_;
  const GeneratedCode* code_;  // null: none yet
  Scratch::State& state_;
  std::size_t next_hit_ = 0;
};

}  // namespace carom::table
