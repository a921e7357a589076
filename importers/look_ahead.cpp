// Only the form that `unless` says exactly.
#include "importers/look_ahead.h"

#include "importers/expression_shape.h"

namespace carom::importers {

std::optional<LookAhead> take_look_ahead(std::string_view pattern) {
  const std::size_t at = pattern.find("(?!");
  if (at == std::string_view::npos || !pattern.ends_with(')') || !pattern.starts_with('^')) return std::nullopt;
  const LookAhead parts{pattern.substr(0, at), pattern.substr(at + 3, pattern.size() - at - 4)};
  if (parts.refused.empty() || !as_words(parts.refused)) return std::nullopt;
  return parts;
}

bool has_one_length(std::string_view words) {
  std::string plain;
  for (std::size_t i = 0; i < words.size(); ++i) {
    // Blanks of normalised text come one at a time.
    if (words.substr(i).starts_with("\\s+"))
      i += 2;
    else
      plain += words[i];
  }
  return as_words(plain).has_value();
}

}  // namespace carom::importers
