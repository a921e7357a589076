// The limits of a compilation and of classifying, with the defaults of limits.def.
#pragma once

#include <cstdint>

namespace carom {

struct Limits {
#define LIMIT(name, value, unit, what) std::uint32_t name = value;
#include "support/limits.def"
#undef LIMIT
};

}  // namespace carom
