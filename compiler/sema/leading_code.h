// Reply and status codes at the beginning of a pattern: normalised text has lost them (docs/language.md section 2).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace carom::compiler {

/// `550 5.7.1 rest`, `550-rest`, `5.7.1 rest`.
struct LeadingCode {
  std::string code;      ///< empty: none
  std::string status;    ///< empty: none
  std::size_t size = 0;  ///< bytes up to the rest, one separator included; 0: the text begins with no code
};

[[nodiscard]] LeadingCode find_leading_code(std::string_view text);

}  // namespace carom::compiler
