// Conditions as an author could have written them, for people who ask why a rule did not hold.
#pragma once

#include <cstdint>
#include <string>

#include "runtime/core/program.h"

namespace carom::core {

/// Printed conditions end with `…` soon after this many bytes.
inline constexpr std::size_t kMostPrintedBytes = 500;

[[nodiscard]] std::string print_condition(const Program& program, std::uint32_t expression);

}  // namespace carom::core
