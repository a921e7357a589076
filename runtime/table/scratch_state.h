// Working memory of a batch; private to the table engine.
#pragma once

#include <cstdint>
#include <vector>

#include "runtime/core/evidence.h"
#include "runtime/core/interpret.h"
#include "runtime/core/normalise.h"
#include "runtime/core/unwrap.h"
#include "runtime/core/verdict_parts.h"
#include "runtime/table/engine.h"
#include "runtime/table/record_truth.h"
#include "runtime/table/rounds.h"

namespace carom::table {

struct ScratchState {
  Rounds rounds;
  RecordTruth truth;
  std::vector<std::uint32_t> found;        ///< patterns of the present record whose literals occur
  std::vector<std::uint32_t> annotations;  ///< rows that these lead to
  core::Scratch reference;                 ///< for records that the interpreter answers
  core::Unwrapper unwrapper;
  core::EvidenceCollector evidence_collector;
  core::NormalisedText esp_class;
  core::VerdictParts parts;
};

}  // namespace carom::table
