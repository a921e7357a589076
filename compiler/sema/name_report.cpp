// Enumerations in messages.
#include "compiler/sema/name_report.h"

#include <fmt/format.h>

namespace carom::compiler {

std::string list_words(std::span<const std::string_view> words) {
  std::string text;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i != 0) text += i + 1 == words.size() ? " or " : ", ";
    text += fmt::format("`{}`", words[i]);
  }
  return text;
}

}  // namespace carom::compiler
