// Takes code and status off the front, as reading a reply does.
#include "compiler/sema/leading_code.h"

#include "support/ascii.h"

namespace carom::compiler {
namespace {

// Reads what ends at the end of `text` or at one of `separators`; the separator goes too.
std::string_view take_until(std::string_view& text, std::string_view separators) {
  const std::size_t end = text.find_first_of(separators);
  const std::string_view taken = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return taken;
}

bool is_code(std::string_view word) {
  return word.size() == 3 && word[0] >= '2' && word[0] <= '6' && is_digit(word[1]) && is_digit(word[2]);
}

bool is_part(std::string_view word) {
  return !word.empty() && word.size() <= 3 && word.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_status(std::string_view word) {
  const std::size_t first = word.find('.');
  const std::size_t second = word.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return false;
  return (word.substr(0, first) == "2" || word.substr(0, first) == "4" || word.substr(0, first) == "5") &&
         is_part(word.substr(first + 1, second - first - 1)) && is_part(word.substr(second + 1));
}

}  // namespace

LeadingCode find_leading_code(std::string_view text) {
  LeadingCode found;
  std::string_view rest = text;
  if (const std::string_view code = take_until(rest, " -"); is_code(code))
    found.code = code;
  else
    rest = text;
  const std::string_view behind_code = rest;
  if (const std::string_view status = take_until(rest, " "); is_status(status))
    found.status = status;
  else
    rest = behind_code;
  found.size = text.size() - rest.size();
  return found;
}

}  // namespace carom::compiler
