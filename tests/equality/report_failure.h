// What a person needs to repair a difference: the smallest policy and records that still show it.
#pragma once

#include <string>
#include <vector>

#include "tests/equality/run_seeds.h"

namespace carom::equality {

/// Shrinks the failure and prints source, records and both verdicts.
[[nodiscard]] std::string report(const Failure& failure, const std::vector<EngineKind>& engines);

}  // namespace carom::equality
