// Lines of logs are words with one blank between them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace carom::ingest::logs {

/// Takes the next word off `rest`, which then begins behind the blank.
[[nodiscard]] inline std::string_view take_word(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(' '), rest.size());
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return word;
}

}  // namespace carom::ingest::logs
