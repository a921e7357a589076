// Working memory of a batch; private to the table engine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "runtime/core/evidence.h"
#include "runtime/core/interpret.h"
#include "runtime/core/normalise.h"
#include "runtime/core/unwrap.h"
#include "runtime/table/engine.h"
#include "runtime/table/record_truth.h"
#include "runtime/table/rounds.h"
#include "support/arena.h"

namespace carom::table {

/// What the verdicts of a batch point at: appended record by record, cut into spans when nothing moves any more.
struct VerdictParts {
  struct Place {
    std::size_t evidence = 0;
    std::size_t tags = 0;
    std::size_t facts = 0;
  };
  std::vector<core::Evidence> evidence;
  std::vector<std::string_view> tags;
  std::vector<core::Fact> facts;
  Arena strings;  ///< copies of what lives in the interpreter's scratch

  /// Forgets all parts; those of `records` verdicts follow, in any order.
  void begin(std::size_t records);
  [[nodiscard]] Place now() const { return {evidence.size(), tags.size(), facts.size()}; }
  /// Copies what `verdict` points at; its spans are set by settle().
  void take_over(core::Verdict& verdict);
  /// What was appended since `begin` belongs to verdict number `record`.
  void assign(std::size_t record, const Place& begin) { places_[record] = {begin, now()}; }
  void settle(std::span<core::Verdict> verdicts) const;

 private:
  std::vector<std::pair<Place, Place>> places_;  // by record: begin, end
};

struct Scratch::State {
  Rounds rounds;
  RecordTruth truth;
  std::vector<std::uint32_t> found;        ///< patterns of the present record whose literals occur
  std::vector<std::uint32_t> annotations;  ///< rows that these lead to
  core::Scratch reference;                 ///< for records that the interpreter answers
  core::Unwrapper unwrapper;
  core::EvidenceCollector evidence_collector;
  core::NormalisedText esp_class;
  VerdictParts parts;
};

}  // namespace carom::table
