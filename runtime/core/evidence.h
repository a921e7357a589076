// Why a condition holds: the atoms that made it true, and where in the source they stand.
#pragma once

#include <vector>

#include "runtime/core/evaluate.h"
#include "runtime/core/verdict.h"

namespace carom::core {

/// Collects evidence; reusable.
class EvidenceCollector {
 public:
  /// Replaces `out` by the evidence of a condition that holds: of `and` every part, of `or` the first part that holds,
  /// of `not` nothing. Sorted by field and place, without repetitions. A pattern on `text` shows its match in source
  /// bytes; everything else an empty span.
  void collect(Evaluation& evaluation, std::uint32_t condition, std::vector<Evidence>& out);

 private:
  void visit(Evaluation& evaluation, std::uint32_t expression, std::vector<Evidence>& out);

  std::uint32_t round_ = 0;
  std::vector<std::uint32_t> visited_;  // by expression: shared parts are walked once
};

}  // namespace carom::core
