// Whole numbers in decimal, for all who read one that stands alone.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace carom {

/// All of `text`; nothing where it is anything else, space around it included, or where 64 bits are too few.
[[nodiscard]] inline std::optional<std::int64_t> parse_integer(std::string_view text) {
  std::int64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && rest == end ? std::optional(number) : std::nullopt;
}

}  // namespace carom
