// Two verdicts by value, and how they read.
#pragma once

#include <string>

#include "runtime/core/compare_verdicts.h"
#include "runtime/core/verdict.h"

namespace carom::equality {

using core::first_difference;

/// All members as indented JSON.
[[nodiscard]] std::string print(const core::Verdict& verdict);

}  // namespace carom::equality
