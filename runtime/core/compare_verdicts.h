// Two verdicts by value, whatever memory their views point into: engines must agree.
#pragma once

#include <string_view>

#include "runtime/core/verdict.h"

namespace carom::core {

/// The first member in which they differ; empty if they say the same.
[[nodiscard]] std::string_view first_difference(const Verdict& a, const Verdict& b);

}  // namespace carom::core
