// How coverage is shown.
#pragma once

#include <string>

#include "cli/coverage/coverage_count.h"

namespace carom::cli {

/// For people: winners by how often they won, then what held and never won, then what never held.
[[nodiscard]] std::string coverage_as_text(const CoverageCount& count, bool colour);
/// One JSON object (docs/schema/coverage.schema.json); rules in the order in which they are asked.
[[nodiscard]] std::string coverage_as_json(const CoverageCount& count);

}  // namespace carom::cli
