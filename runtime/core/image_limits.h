// What a program image may ask for, by name: the loader refuses more, and the compiler says so before it makes it.
#pragma once

#include <cstdint>

namespace carom::core::image_limits {

#define IMAGE_LIMIT(name, most, why) inline constexpr std::uint32_t name = most;
#include "runtime/core/image_limits.def"
#undef IMAGE_LIMIT

}  // namespace carom::core::image_limits
