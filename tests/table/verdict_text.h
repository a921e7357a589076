// A verdict as text: what engines must agree on.
#pragma once

#include <string>

#include "runtime/core/verdict.h"

namespace carom::table {

[[nodiscard]] std::string verdict_text(const core::Verdict& verdict);

}  // namespace carom::table
