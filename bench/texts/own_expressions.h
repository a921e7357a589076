// A pack of expressions of our own, about as many and as intricate as the public ones: there is always one to measure.
#pragma once

#include <string>
#include <vector>

namespace carom::bench {

/// About `code enhanced-code words`, most specific first.
[[nodiscard]] std::vector<std::string> own_expressions();

}  // namespace carom::bench
