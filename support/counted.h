// Numbers of things in words for people: "1 error", "2 errors".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carom {

[[nodiscard]] inline std::string counted(std::uint64_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace carom
