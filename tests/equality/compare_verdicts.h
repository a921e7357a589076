// Two verdicts by value, whatever memory their views point into.
#pragma once

#include <string>
#include <string_view>

#include "runtime/core/verdict.h"

namespace carom::equality {

/// The first member in which they differ; empty if they say the same.
[[nodiscard]] std::string_view first_difference(const core::Verdict& a, const core::Verdict& b);

/// All members as indented JSON.
[[nodiscard]] std::string print(const core::Verdict& verdict);

}  // namespace carom::equality
