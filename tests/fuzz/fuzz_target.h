// What every fuzz target defines. libFuzzer calls it in the preset `fuzz`, replay.cpp in all others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Takes any bytes. What must not happen ends the process (fuzz_check.h). Returns 0.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace carom::fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
  return {reinterpret_cast<const char*>(data), size};
}

}  // namespace carom::fuzz
