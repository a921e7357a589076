// The summary of a run, for people: answers by class, by who answered and by recipients' domain.
#pragma once

#include <string>

#include "cli/verdicts/answer_counts.h"

namespace carom::cli {

/// Rows of one table that are shown; the others are counted.
inline constexpr std::size_t kSummaryRows = 20;

/// Three tables, each with a heading; a table with nothing to tell is left out.
[[nodiscard]] std::string summary_text(const AnswerCounts& counts, bool colour);

}  // namespace carom::cli
