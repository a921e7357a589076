// One record on its way to a verdict: the steps that interpret(), explain() and the single questions share.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "runtime/core/evaluate.h"
#include "runtime/core/evidence.h"
#include "runtime/core/field_values.h"
#include "runtime/core/interpret.h"
#include "runtime/core/unwrap.h"

namespace carom::core {

/// All that lives in a Scratch: buffers that keep their capacity, and what the last record left in them.
struct ScratchState {
  FieldValues fields;
  Evaluation evaluation;
  Unwrapper unwrapper;
  EvidenceCollector evidence_collector;
  std::vector<Evidence> evidence;
  std::vector<std::string_view> tags;
  std::vector<Fact> facts;
};

/// The record as it came, ready for conditions.
void begin_record(const Program& program, const Record& record, Scratch::State& state);

/// Whether `rule` (or kNoRule) leaves the record in the class for unclassified ones.
[[nodiscard]] bool is_unclassified(const Program& program, std::uint32_t rule);

/// What happened to a record's wrapping; null where nobody asks.
struct UnwrapLog {
  std::vector<UnwrapStep> steps;
  bool fell_back = false;
};

/// Begins, unwraps and decides; goes back to the record as it came if what was inside stays unclassified. Returns the
/// rule that wins.
[[nodiscard]] std::uint32_t classify(const Program& program, const Record& record, Scratch::State& state,
                                     UnwrapLog* log = nullptr);

/// The verdict of `rule` with evidence, tags and facts; views point into `state`.
[[nodiscard]] Verdict conclude(const Program& program, const Record& record, std::uint32_t rule, Scratch::State& state);

}  // namespace carom::core
