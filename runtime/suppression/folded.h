// How a state spells addresses.
#pragma once

#include <string>
#include <string_view>

#include "support/ascii.h"

namespace carom::suppression {

/// In small letters of ASCII, before the `@` too: docs/decisions/0051-one-case-of-addresses.md.
[[nodiscard]] inline std::string folded(std::string_view address) {
  std::string entry(address);
  for (char& c : entry) c = to_lower(c);
  return entry;
}

}  // namespace carom::suppression
