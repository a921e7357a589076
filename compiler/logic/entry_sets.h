// The entries of two lists as sets: what lies in what, and whether the two meet. Lists come in the order of
// compiler/sema/type_entries.cpp.
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "compiler/ir/condition.h"
#include "support/effort.h"

namespace carom::compiler {

/// Whole numbers [first, last]; reply codes are read as such too.
struct Interval {
  std::int64_t first = std::numeric_limits<std::int64_t>::min();
  std::int64_t last = std::numeric_limits<std::int64_t>::max();
};

/// Every entry of `a` lies in one entry of `b`; false also when `effort` does not suffice.
[[nodiscard]] bool all_lie_in(const std::vector<Interval>& a, const std::vector<Interval>& b, Effort& effort);
[[nodiscard]] bool all_lie_in(const std::vector<core::StatusRange>& a, const std::vector<core::StatusRange>& b,
                              Effort& effort);
[[nodiscard]] bool all_lie_in(const std::vector<ir::HostEntry>& a, const std::vector<ir::HostEntry>& b, Effort& effort);
[[nodiscard]] bool all_lie_in(const std::vector<ir::CidrEntry>& a, const std::vector<ir::CidrEntry>& b, Effort& effort);
[[nodiscard]] bool all_lie_in(const std::vector<std::string>& a, const std::vector<std::string>& b, Effort& effort);

/// No value lies in both; false also when `effort` does not suffice.
[[nodiscard]] bool are_apart(const std::vector<Interval>& a, const std::vector<Interval>& b, Effort& effort);
[[nodiscard]] bool are_apart(const std::vector<core::StatusRange>& a, const std::vector<core::StatusRange>& b,
                             Effort& effort);
[[nodiscard]] bool are_apart(const std::vector<ir::HostEntry>& a, const std::vector<ir::HostEntry>& b, Effort& effort);
[[nodiscard]] bool are_apart(const std::vector<ir::CidrEntry>& a, const std::vector<ir::CidrEntry>& b, Effort& effort);
[[nodiscard]] bool are_apart(const std::vector<std::string>& a, const std::vector<std::string>& b, Effort& effort);

}  // namespace carom::compiler
