// What is known about the terminal: whether people look at an output, in colour or not, and how wide it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace carom::cli {

struct Terminal {
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool in_is_terminal = false;
  bool out_colour = false;  ///< a terminal, NO_COLOR (no-color.org) unset or empty, TERM not `dumb`
  bool err_colour = false;
  std::uint32_t width = 0;  ///< columns of standard output; 0: unknown or no terminal
};

[[nodiscard]] Terminal detect_terminal();

enum class Style : std::uint8_t { bold, faint, red, green, yellow, cyan };

/// `text` between the codes of a style, or as it is.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool colour);

}  // namespace carom::cli
