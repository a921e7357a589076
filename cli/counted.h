// Numbers of things in words for people: "1 error", "2 errors".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carom::cli {

[[nodiscard]] inline std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

}  // namespace carom::cli
