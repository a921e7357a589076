// From the rule that wins to the verdict, with evidence, tags and facts.
#pragma once

#include <cstdint>

#include "runtime/core/verdict.h"
#include "runtime/table/decision_table.h"
#include "runtime/table/scratch_state.h"

namespace carom::table {

/// The verdict of row `row` of a round, which `state.truth` is about and `rule` wins. Its parts are appended to
/// state.parts.
[[nodiscard]] core::Verdict conclude(const DecisionTable& table, std::size_t round, std::size_t row, std::uint32_t rule,
                                     Scratch::State& state);

}  // namespace carom::table
