// NO_COLOR and TERM may turn colours off; an output that no person looks at has none.
#include "cli/console/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace carom::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

std::uint32_t width_of(int descriptor) {
  ::winsize size{};
  return ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0U;
}

// Select Graphic Rendition parameters, ECMA-48.
constexpr std::string_view code_of(Style style) {
  switch (style) {
    case Style::bold:
      return "1";
    case Style::faint:
      return "2";
    case Style::red:
      return "31";
    case Style::green:
      return "32";
    case Style::yellow:
      return "33";
    case Style::cyan:
      return "36";
  }
  return "0";
}

}  // namespace

Terminal detect_terminal() {
  Terminal terminal;
  terminal.in_is_terminal = ::isatty(STDIN_FILENO) == 1;
  terminal.out_is_terminal = ::isatty(STDOUT_FILENO) == 1;
  terminal.err_is_terminal = ::isatty(STDERR_FILENO) == 1;
  const bool wanted = environment("NO_COLOR").empty() && environment("TERM") != "dumb";
  terminal.out_colour = terminal.out_is_terminal && wanted;
  terminal.err_colour = terminal.err_is_terminal && wanted;
  terminal.width = terminal.out_is_terminal ? width_of(STDOUT_FILENO) : 0;
  return terminal;
}

std::string styled(std::string_view text, Style style, bool colour) {
  if (!colour) return std::string(text);
  std::string result = "\x1b[";
  result += code_of(style);
  result += 'm';
  result += text;
  result += "\x1b[0m";
  return result;
}

}  // namespace carom::cli
