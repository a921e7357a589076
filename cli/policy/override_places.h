// From what the compiler knows of overrides to what a compiled policy keeps of it.
#pragma once

#include <vector>

#include "runtime/container/override_places.h"
#include "runtime/embed/rule_set.h"

namespace carom::cli {

/// In the order of rules and fields. `policy` has rules.
[[nodiscard]] std::vector<container::OverridePlace> override_places(const embed::Compiled& policy);

}  // namespace carom::cli
