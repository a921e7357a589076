// `--limit NAME=VALUE`: the limits of support/limits.def by their names.
#pragma once

#include <string>
#include <string_view>

#include "support/limits.h"

namespace carom::cli {

/// Sets one limit; what is wrong with `argument`, with the nearest name or the values it may have, else empty.
[[nodiscard]] std::string set_limit(std::string_view argument, Limits& limits);

}  // namespace carom::cli
