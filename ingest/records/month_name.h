// `Jan` to `Dec`: how mails, logs and separators of an mbox name months (RFC 5322 section 3.3, RFC 3164 section 4.1.2).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace carom::ingest {

/// From 1, whatever the case of its letters; nothing for other words.
[[nodiscard]] constexpr std::optional<int> month_named(std::string_view name) {
  constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
  const auto is_same = [](char a, char b) { return (a | 0x20) == b; };
  for (std::size_t i = 0; i < kMonths.size(); ++i)
    if (std::ranges::equal(name, kMonths[i], is_same)) return static_cast<int>(i) + 1;
  return std::nullopt;
}

}  // namespace carom::ingest
