// `…(?!words)`: what Carom says by `unless`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace carom::importers {

struct LookAhead {
  std::string_view before;
  std::string_view refused;
};

/// At the end of an expression with `^`, where words are refused. Nothing: there is none of this form.
[[nodiscard]] std::optional<LookAhead> take_look_ahead(std::string_view pattern);

/// Whether `words` can stand in one place of one length only. Elsewhere a text could have them once with and once
/// without what is refused, and `unless` would say too much.
[[nodiscard]] bool has_one_length(std::string_view words);

}  // namespace carom::importers
