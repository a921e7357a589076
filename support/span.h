// Half-open byte ranges, the one currency for "where" in rule sources and record texts.
#pragma once

#include <cstdint>

namespace carom {

/// Bytes [begin, end) of some text; which text is said by the owner.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr std::uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  friend constexpr bool operator==(Span, Span) = default;
};

/// The smallest span that holds both.
[[nodiscard]] constexpr Span join(Span a, Span b) {
  return {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

}  // namespace carom
