// Literals for libraries that take expressions only.
#pragma once

#include <string>
#include <string_view>

namespace carom::bench {

/// An expression that matches `literal` and nothing else, in every syntax of the Perl family.
[[nodiscard]] inline std::string escape_for_regex(std::string_view literal) {
  std::string escaped;
  for (const char c : literal) {
    if (std::string_view(R"(\^$.|?*+()[]{}/#-)").contains(c)) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

}  // namespace carom::bench
