// Which rule wins: the events of a record lead to the rules it concerns, and only those are looked at.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "runtime/batch/record_batch.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/generated_code.h"
#include "runtime/table/record_truth.h"

namespace carom::table {

/// The first enabled rule that holds, in the total order; core::kNoRule if none does. `truth` has been told all
/// occurrences in the record's text; `found` are the patterns that were news. Null `code`: the table's own tests.
[[nodiscard]] std::uint32_t decide(const DecisionTable& table, const batch::RecordBatch& batch, std::size_t record,
                                   std::span<const std::uint32_t> found, const GeneratedCode* code, RecordTruth& truth);

}  // namespace carom::table
