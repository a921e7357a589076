// Random well-formed modules as text: every production of the grammar, spaced as no author would, with comments
// wherever they are legal.
#pragma once

#include <cstdint>
#include <string>

namespace carom::dsl {

struct GeneratedModule {
  std::string text;
  std::uint32_t comments = 0;
};

/// The same seed gives the same module on every platform.
[[nodiscard]] GeneratedModule generate_module(std::uint64_t seed);

}  // namespace carom::dsl
